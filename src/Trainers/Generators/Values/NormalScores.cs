using MathNet.Numerics.Distributions;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// The levels of the values, such as ratings of 1 … 5, with how common each is, and their normal scores: the mean of the
/// part of a standard normal distribution that corresponds to the level.
/// </summary>
/// <remarks>Values with many levels, such as play counts, are cut into quantiles, each represented by its median.</remarks>
internal sealed class NormalScores
{
    public const int MostLevels = 1000;
    private readonly float[] uppers;
    private readonly double[] scores;

    private NormalScores(float[] levels, float[] uppers, int[] counts)
    {
        Levels = levels;
        this.uppers = uppers;
        scores = new double[levels.Length];
        Cumulative = new double[levels.Length];
        var total = (double)counts.Sum(count => (long)count);
        var below = 0.0;
        for (var level = 0; level < levels.Length; level++)
        {
            var above = level == levels.Length - 1 ? 1 : below + (counts[level] / total);
            scores[level] = (DensityAt(below) - DensityAt(above)) / (above - below);
            Variance += (above - below) * scores[level] * scores[level];
            Cumulative[level] = below = above;
        }
    }

    /// <summary>The levels, ascending.</summary>
    public float[] Levels { get; }

    /// <summary>The share of values at or below each level.</summary>
    public double[] Cumulative { get; }

    /// <summary>The variance of the scores: 1 less what the cut into levels loses.</summary>
    public double Variance { get; }

    public static NormalScores Of(ReadOnlySpan<float> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var distinct = 1;
        for (var i = 1; i < sorted.Length; i++)
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        var fewestInLevel = distinct <= MostLevels ? 1 : (sorted.Length + MostLevels - 1) / MostLevels;

        List<float> levels = [], uppers = [];
        List<int> counts = [];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            end = Math.Min(start + fewestInLevel, sorted.Length);
            while (end < sorted.Length && sorted[end] == sorted[end - 1])
                end++;
            levels.Add(sorted[start + ((end - start) / 2)]);
            uppers.Add(sorted[end - 1]);
            counts.Add(end - start);
        }

        return new([.. levels], [.. uppers], [.. counts]);
    }

    /// <summary>The score of a value that the levels were made of.</summary>
    public float ScoreOf(float value)
    {
        var at = Array.BinarySearch(uppers, value);
        return (float)scores[at < 0 ? ~at : at];
    }

    private static double DensityAt(double share) => share is <= 0 or >= 1 ? 0 : Normal.PDF(0, 1, Normal.InvCDF(0, 1, share));
}
