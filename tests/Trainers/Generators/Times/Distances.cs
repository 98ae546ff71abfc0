using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>What is compared of the times of users, and how far two samples are apart.</summary>
internal static class Distances
{
    public static readonly IReadOnlyDictionary<string, Func<long[], IEnumerable<double>>> Features = new Dictionary<string, Func<long[], IEnumerable<double>>>
    {
        ["span"] = times => [times[^1] - times[0]],
        ["gap"] = times => times.Zip(times.Skip(1), (a, b) => (double)(b - a)),
        ["sessions"] = times => [1 + times.Zip(times.Skip(1), (a, b) => b - a > SessionProfile.LongestGap ? 1 : 0).Sum()],
        ["start"] = times => [times[0]],
        ["hour"] = times => times.Select(time => (double)(time / 3600 % 24)),
        ["weekday"] = times => times.Select(time => (double)(time / 86400 % 7)),
    };

    public static double[] Of(Interactions data, string feature) => Of(Enumerable.Range(0, data.UserCount).Select(user => data.TimestampsOf(user).ToArray()), feature);

    public static double[] Of(IEnumerable<long[]> users, string feature)
    {
        var values = users.SelectMany(times => Features[feature]([.. times.Order()])).ToArray();
        Array.Sort(values);
        return values;
    }

    /// <summary>The largest difference between the distribution functions of two ascending samples (Kolmogorov and Smirnov).</summary>
    public static double KolmogorovSmirnov(double[] first, double[] second)
    {
        var largest = 0.0;
        for (int i = 0, j = 0; i < first.Length && j < second.Length;)
        {
            var value = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] <= value)
                i++;
            while (j < second.Length && second[j] <= value)
                j++;
            largest = Math.Max(largest, Math.Abs(((double)i / first.Length) - ((double)j / second.Length)));
        }

        return largest;
    }
}
