using MathNet.Numerics.Distributions;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// How far the members lead in the order of an attack's scores: the largest of −ln p over the test of Mann and Whitney of the whole order and exact tests
/// of how many of the highest-scored targets are members. The first sees a small lead of many, the others a certain lead of few.
/// </summary>
internal sealed class LabelStatistic
{
    private static readonly double[] TopShares = [0.002, 0.01, 0.05];

    private readonly double[] ranks;
    private readonly int[] order;
    private readonly (int Count, double[] LogPValues)[] tops;
    private readonly double meanOfRanks, deviationOfRanks;

    public LabelStatistic(double[] scores, int memberCount)
    {
        var count = scores.Length;
        order = [.. Enumerable.Range(0, count).OrderByDescending(target => scores[target])];
        ranks = new double[count];
        var ties = 0.0;
        var ends = new List<int>();
        for (var start = 0; start < count;)
        {
            var end = start + 1;
            while (end < count && scores[order[end]] == scores[order[start]])
                end++;
            for (var at = start; at < end; at++)
                ranks[order[at]] = count - ((start + end - 1) / 2.0);
            ties += Math.Pow(end - start, 3) - (end - start);
            ends.Add(end);
            start = end;
        }

        meanOfRanks = memberCount * (count + 1.0) / 2;
        deviationOfRanks = Math.Sqrt(memberCount * (double)(count - memberCount) / 12 * (count + 1 - (ties / count / (count - 1.0))));
        tops = [.. TopShares.Select(share => ends.LastOrDefault(end => end <= share * count)).Where(top => top > 0).Distinct()
            .Select(top => (top, HypergeometricTail.LogPValues(count, memberCount, top)))];
    }

    /// <summary>The statistic if these targets were the members.</summary>
    public double Of(ReadOnlySpan<bool> isMember)
    {
        var sum = 0.0;
        for (var target = 0; target < isMember.Length; target++)
            sum += isMember[target] ? ranks[target] : 0;
        var largest = deviationOfRanks == 0 ? 0 : MinusLogUpperTail((sum - meanOfRanks) / deviationOfRanks);
        var (at, members) = (0, 0);
        foreach (var (count, logPValues) in tops)
        {
            for (; at < count; at++)
                members += isMember[order[at]] ? 1 : 0;
            largest = Math.Max(largest, -logPValues[members]);
        }

        return largest;
    }

    /// <summary>−ln of the probability that a standard normal number is larger; by the leading term where it would round to 0.</summary>
    private static double MinusLogUpperTail(double z) => z > 30
        ? (z * z / 2) + Math.Log(z * Math.Sqrt(2 * Math.PI))
        : -Math.Log(Normal.CDF(0, 1, -z));
}
