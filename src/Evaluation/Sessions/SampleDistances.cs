namespace SynthRec.MLNet.Evaluation;

/// <summary>Distances between the distributions of two samples.</summary>
internal static class SampleDistances
{
    /// <summary>The largest difference between the distribution functions (Kolmogorov 1933; Smirnov 1939), in [0, 1].</summary>
    public static double KolmogorovSmirnov(double[] first, double[] second) =>
        Steps(first, second).Max(step => Math.Abs(step.Difference));

    /// <summary>The area between the distribution functions, in the units of the values: the 1-Wasserstein distance.</summary>
    public static double Wasserstein(double[] first, double[] second) =>
        Steps(first, second).Sum(step => Math.Abs(step.Difference) * step.Width);

    /// <summary>Half the sum of the differences between the shares of each kind, in [0, 1].</summary>
    public static double TotalVariation<T>(T[] first, T[] second) where T : notnull
    {
        var shares = new Dictionary<T, double>();
        foreach (var (kind, count) in first.CountBy(kind => kind))
            shares[kind] = (double)count / first.Length;
        foreach (var (kind, count) in second.CountBy(kind => kind))
            shares[kind] = shares.GetValueOrDefault(kind) - ((double)count / second.Length);
        return shares.Values.Sum(Math.Abs) / 2;
    }

    /// <summary>From each value to the next of both samples together: the difference of the distribution functions and how long it lasts.</summary>
    private static IEnumerable<(double Difference, double Width)> Steps(double[] first, double[] second)
    {
        var (a, b) = (first.Order().ToArray(), second.Order().ToArray());
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
