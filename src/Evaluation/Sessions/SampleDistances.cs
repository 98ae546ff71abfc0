using System.Runtime.InteropServices;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Distances between the distributions of two samples.</summary>
internal static class SampleDistances
{
    /// <summary>The largest difference between the distribution functions (Kolmogorov 1933; Smirnov 1939), in [0, 1].</summary>
    public static double KolmogorovSmirnov(double[] first, double[] second) => OfDistributions(first, second).KolmogorovSmirnov;

    /// <summary>The area between the distribution functions, in the units of the values: the 1-Wasserstein distance.</summary>
    public static double Wasserstein(double[] first, double[] second) => OfDistributions(first, second).Wasserstein;

    /// <summary>Both at once, which costs as much as one: the samples are sorted.</summary>
    public static (double KolmogorovSmirnov, double Wasserstein) OfDistributions(double[] first, double[] second)
    {
        var (largest, area) = (0.0, 0.0);
        foreach (var (difference, width) in Steps(first, second))
        {
            largest = Math.Max(largest, Math.Abs(difference));
            area += Math.Abs(difference) * width;
        }

        return (largest, area);
    }

    /// <summary>Half the sum of the differences between the shares of each kind, in [0, 1].</summary>
    public static double TotalVariation<T>(T[] first, T[] second) where T : notnull
    {
        var counts = new Dictionary<T, (int First, int Second)>();
        foreach (var kind in first)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, kind, out _).First++;
        foreach (var kind in second)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, kind, out _).Second++;
        return counts.Values.Sum(count => Math.Abs(((double)count.First / first.Length) - ((double)count.Second / second.Length))) / 2;
    }

    /// <summary>From each value to the next of both samples together: the difference of the distribution functions and how long it lasts.</summary>
    private static IEnumerable<(double Difference, double Width)> Steps(double[] first, double[] second)
    {
        double[] a = [.. first], b = [.. second];
        Array.Sort(a);
        Array.Sort(b);
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            var value = j == b.Length || (i < a.Length && a[i] <= b[j]) ? a[i] : b[j];
            while (i < a.Length && a[i] == value)
                i++;
            while (j < b.Length && b[j] == value)
                j++;
            var next = i < a.Length && j < b.Length ? Math.Min(a[i], b[j]) : i < a.Length ? a[i] : j < b.Length ? b[j] : value;
            yield return (((double)i / a.Length) - ((double)j / b.Length), next - value);
        }
    }
}
