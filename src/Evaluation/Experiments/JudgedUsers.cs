namespace SynthRec.MLNet.Evaluation;

/// <summary>Who was judged in which repetition, in the order of all lists of values; and the same pooled by user.</summary>
/// <remarks>A user who is judged in several repetitions is still one user: resampling and tests take all of a user's values together.</remarks>
internal sealed class JudgedUsers
{
    private readonly Dictionary<string, int> rows = [];
    private readonly List<(int User, int Repetition)> judged = [];
    private int repetitions;

    /// <summary>The ids of the users, each once.</summary>
    public IReadOnlyCollection<string> Ids => rows.Keys;

    /// <summary>Adds a user; repetitions are numbered in order.</summary>
    public void Add(string user, int repetition)
    {
        rows.TryAdd(user, rows.Count);
        judged.Add((rows[user], repetition));
        repetitions = Math.Max(repetitions, repetition + 1);
    }

    /// <summary>The means of several kinds of values, and the same over users and repetitions drawn anew.</summary>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="values">Lists with a value for each user added.</param>
    public ResampledMeans Resample(int seed, params IEnumerable<IReadOnlyList<double>> values) =>
        new([.. values.Select(Sums)], Sums(Ones()), seed, Bootstrap.DefaultResamples);

    /// <summary>The mean of each user's values.</summary>
    public double[] MeansOfUsers(IReadOnlyList<double> values)
    {
        var (sums, counts) = (Sums(values), Sums(Ones()));
        return [.. Enumerable.Range(0, rows.Count).Select(user => sums.Sum(ofRepetition => ofRepetition[user]) / counts.Sum(ofRepetition => ofRepetition[user]))];
    }

    /// <summary>The mean of the values of each repetition.</summary>
    public double[] MeansOfRepetitions(IReadOnlyList<double> values) =>
        [.. values.Zip(judged).GroupBy(pair => pair.Second.Repetition, pair => pair.First).Select(group => group.Average())];

    private double[] Ones() => [.. Enumerable.Repeat(1.0, judged.Count)];

    /// <summary>For each repetition, the sum of each user's values.</summary>
    private double[][] Sums(IReadOnlyList<double> values)
    {
        double[][] sums = [.. Enumerable.Range(0, repetitions).Select(_ => new double[rows.Count])];
        foreach (var (at, (user, repetition)) in judged.Index())
            sums[repetition][user] += values[at];
        return sums;
    }
}
