namespace SynthRec.MLNet.Evaluation;

/// <summary>How a column goes with the categories of another.</summary>
internal static class ContingencyTable
{
    /// <summary>The association of two columns of categories (Cramér 1946), in [0, 1]; NaN if one has a single category.</summary>
    public static double CramersV((int First, int Second)[] rows)
    {
        var firsts = rows.CountBy(row => row.First).ToDictionary();
        var seconds = rows.CountBy(row => row.Second).ToDictionary();
        var mean = rows.CountBy(row => row).Sum(cell => (double)cell.Value * cell.Value / ((double)firsts[cell.Key.First] * seconds[cell.Key.Second]));
        return Math.Sqrt(Math.Max(0, mean - 1) / (Math.Min(firsts.Count, seconds.Count) - 1));
    }

    /// <summary>A distance in [0, 1] between the values of each category, weighted by the real shares of the categories; 1 for a category that only the real side has.</summary>
    public static double MeanGiven<T>((int Given, T Value)[] real, (int Given, T Value)[] synthetic, Func<T[], T[], double> distance)
    {
        var values = synthetic.GroupBy(row => row.Given, row => row.Value).ToDictionary(group => group.Key, group => group.ToArray());
        return real.GroupBy(row => row.Given, row => row.Value)
            .Sum(group => group.Count() * (values.TryGetValue(group.Key, out var others) ? distance([.. group], others) : 1)) / real.Length;
    }
}
