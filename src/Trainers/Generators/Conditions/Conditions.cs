namespace SynthRec.MLNet.Generators;

/// <summary>The features of each user as conditions: standardised, and empty for users of whom nothing is known.</summary>
internal sealed class Conditions
{
    private readonly float[][] rows;

    private Conditions(float[][] rows, FeatureScale scale) => (this.rows, Scale) = (rows, scale);

    /// <summary>How features were standardised.</summary>
    public FeatureScale Scale { get; }

    public int Dimensions => Scale.Dimensions;

    /// <summary>The conditions of training users.</summary>
    /// <exception cref="InvalidDataException">No user has features.</exception>
    public static Conditions Of(Interactions data, FeatureVectors features)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(features);
        var scale = FeatureScale.Fit(features);
        var rows = new float[data.UserCount][];
        for (var user = 0; user < rows.Length; user++)
            rows[user] = features.Ids.TryGetIndex(data.Users.GetText(user), out var row) ? scale.Apply(features.Of(row)) : [];
        if (rows.All(row => row.Length == 0))
            throw new InvalidDataException($"None of the {features.Count} users with features has interactions: the first is '{features.Ids.GetText(0)}', and the first with interactions is '{data.Users.GetText(0)}'. Use the same ids in both.");
        return new(rows, scale);
    }

    /// <summary>The conditions of the users of a request, row by row.</summary>
    public static Conditions Of(FeatureVectors features, FeatureScale scale) =>
        new([.. Enumerable.Range(0, features.Count).Select(row => scale.Apply(features.Of(row)))], scale);

    /// <summary>The conditions of some users, of a share of them none, so that a network learns both.</summary>
    public ConditionRows RowsOf(ReadOnlySpan<int> users, float dropout, SeededRandom random)
    {
        var conditions = new ConditionRows(users.Length, Dimensions);
        for (var row = 0; row < users.Length; row++)
        {
            if (random.NextSingle() >= dropout)
                conditions.Set(row, Of(users[row]));
        }

        return conditions;
    }

    /// <summary>The condition of a user; empty if nothing is known.</summary>
    public float[] Of(int user) => rows[user];
}
