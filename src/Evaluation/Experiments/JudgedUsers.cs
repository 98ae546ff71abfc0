namespace SynthRec.MLNet.Evaluation;

/// <summary>Who was judged in which repetition, in the order of all lists of values; and figures of the same.</summary>
/// <remarks>A user who is judged in several repetitions is still one user: intervals and tests take all of a user's values together.</remarks>
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

    /// <summary>The mean of all values, one for each user added.</summary>
    public Figure Mean(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return Figure(mean, at => values[at] - mean);
    }

    /// <summary>The sum of values over the sum of others, taken as linear near its value (the delta method).</summary>
    public Figure RatioOfSums(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators)
    {
        var denominator = denominators.Average();
        var ratio = numerators.Average() / denominator;
        return Figure(ratio, at => (numerators[at] - (ratio * denominators[at])) / denominator);
    }

    /// <summary>The mean of each user's values.</summary>
    public double[] MeansOfUsers(IReadOnlyList<double> values)
    {
        var (sums, counts) = (new double[rows.Count], new double[rows.Count]);
        foreach (var (at, (user, _)) in judged.Index())
            (sums[user], counts[user]) = (sums[user] + values[at], counts[user] + 1);
        return [.. sums.Zip(counts, (sum, count) => sum / count)];
    }

    /// <summary>The mean of the values of each repetition.</summary>
    public double[] MeansOfRepetitions(IReadOnlyList<double> values) =>
        [.. values.Zip(judged).GroupBy(pair => pair.Second.Repetition, pair => pair.First).Select(group => group.Average())];

    private Figure Figure(double value, Func<int, double> influence)
    {
        var (ofUsers, ofRepetitions) = (new double[rows.Count], new double[repetitions]);
        foreach (var (at, (user, repetition)) in judged.Index())
        {
            var move = influence(at) / judged.Count;
            ofUsers[user] += move;
            ofRepetitions[repetition] += move;
        }

        return new(value, ofUsers, ofRepetitions);
    }
}
