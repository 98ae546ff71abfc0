namespace SynthRec.MLNet.Evaluation;

/// <summary>Who was judged in which repetition, in the order of all lists of values; and the same pooled by user.</summary>
/// <remarks>A user who is judged in several repetitions is still one user: resampling and tests take all of a user's values together.</remarks>
internal sealed class JudgedUsers
{
    private readonly Dictionary<string, int> rows = [];
    private readonly List<int> rowOf = [];
    private readonly List<int> repetitionOf = [];

    /// <summary>The number of users judged, each repetition counted.</summary>
    public int Count => rowOf.Count;

    /// <summary>The ids of the users, each once.</summary>
    public IReadOnlyCollection<string> Ids => rows.Keys;

    public void Add(string user, int repetition)
    {
        rows.TryAdd(user, rows.Count);
        rowOf.Add(rows[user]);
        repetitionOf.Add(repetition);
    }

    /// <summary>How often each user was judged.</summary>
    public double[] Counts() => Sums(Enumerable.Repeat(1.0, Count));

    /// <summary>The sum of each user's values.</summary>
    public double[] Sums(IEnumerable<double> values)
    {
        var sums = new double[rows.Count];
        foreach (var (at, value) in values.Index())
            sums[rowOf[at]] += value;
        return sums;
    }

    /// <summary>The mean of each user's values.</summary>
    public double[] Means(IEnumerable<double> values) => [.. Sums(values).Zip(Counts(), (sum, count) => sum / count)];

    /// <summary>The mean of the values of each repetition that judged anybody.</summary>
    public double[] MeansOfRepetitions(IReadOnlyList<double> values) =>
        [.. values.Zip(repetitionOf).GroupBy(pair => pair.Second, pair => pair.First).OrderBy(group => group.Key).Select(group => group.Average())];
}
