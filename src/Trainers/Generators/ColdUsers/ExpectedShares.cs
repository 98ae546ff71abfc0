namespace SynthRec.MLNet.Generators;

/// <summary>Which share of users with the same features is expected to take each item, by generated users.</summary>
internal sealed class ExpectedShares
{
    /// <summary>Keeps the share of an item that nobody takes above 0.</summary>
    private const double Smoothing = 1e-9;

    private readonly GenerativeModel generator;
    private readonly ColdUserOptions options;
    private readonly CancellationToken cancellationToken;
    private readonly float[] everybody;
    private readonly double[] underAll;

    /// <param name="generator">Generates the users.</param>
    /// <param name="kinds">Whose features those of everybody are.</param>
    /// <param name="everybody">The share of the real users who take each item.</param>
    /// <param name="options">How many users to generate.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public ExpectedShares(GenerativeModel generator, UserKinds kinds, float[] everybody, ColdUserOptions options, CancellationToken cancellationToken)
    {
        (this.generator, this.everybody, this.options, this.cancellationToken) = (generator, everybody, options, cancellationToken);
        underAll = new double[generator.Items.Count];
        for (var kind = 0; kind < kinds.Count; kind++)
        {
            foreach (var (item, share) in Generated(kinds.Of(kind)).Index())
                underAll[item] += share * kinds.Sizes[kind] / kinds.Users.Length;
        }
    }

    /// <summary>The share of all real users who take each item, times how much oftener it is taken by users generated under these features than by users generated under everybody's.</summary>
    public float[] Under(ReadOnlySpan<float> features)
    {
        var generated = Generated(features);
        var shares = new float[generated.Length];
        for (var item = 0; item < shares.Length; item++)
            shares[item] = (float)(everybody[item] * generated[item] / underAll[item]);
        return shares;
    }

    private double[] Generated(ReadOnlySpan<float> features)
    {
        var request = new SampleRequest
        {
            UserCount = options.Draws, UserFeatures = Repeated(features), ConditionStrength = options.ConditionStrength, Seed = options.Seed, NumberOfThreads = options.NumberOfThreads,
        };
        return Array.ConvertAll(generator.Expect(request, cancellationToken), count => (count / options.Draws) + Smoothing);
    }

    private FeatureVectors Repeated(ReadOnlySpan<float> features)
    {
        var all = new float[features.Length * options.Draws];
        for (var draw = 0; draw < options.Draws; draw++)
            features.CopyTo(all.AsSpan(draw * features.Length));
        return new(Vocabulary.FromText([.. Enumerable.Range(0, options.Draws).Select(draw => $"{draw}")]), features.Length, all);
    }
}
