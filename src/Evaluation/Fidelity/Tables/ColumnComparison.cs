namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares each column of two tables.</summary>
internal static class ColumnComparison
{
    public static IReadOnlyList<Metric> Of(Table real, Table synthetic, int bins, bool withPValues)
    {
        List<Metric> metrics = [.. Distances(real, synthetic)];
        foreach (var (one, other) in real.Numbers.Zip(synthetic.Numbers))
        {
            metrics.Add(MissingValues.Compare(one.Name, Array.ConvertAll(one.Values, double.IsNaN), Array.ConvertAll(other.Values, double.IsNaN)));
            metrics.AddRange(NumericMetrics.Compare(one.Name, Present(one), Present(other), bins, withPValues));
            if (one.IsTime)
                metrics.Add(WeeklyHours.Compare(one.Name, Present(one), Present(other)));
        }

        foreach (var (one, other) in real.Categories.Zip(synthetic.Categories))
        {
            metrics.Add(MissingValues.Compare(one.Name, Array.ConvertAll(one.Values, value => value < 0), Array.ConvertAll(other.Values, value => value < 0)));
            metrics.AddRange(CategoryMetrics.Compare(one.Name, Counts(one), Counts(other)));
        }

        foreach (var (one, other) in real.Sets.Zip(synthetic.Sets))
        {
            metrics.AddRange(CategoryMetrics.CompareShares(one.Name, Counts(one), Counts(other)));
            metrics.AddRange(NumericMetrics.Compare($"values of {one.Name}", Sizes(one), Sizes(other), bins, withPValues));
        }

        return metrics;
    }

    /// <summary>The distance of each column.</summary>
    public static IEnumerable<Metric> Distances(Table real, Table other) =>
    [
        .. real.Numbers.Zip(other.Numbers, ColumnDistance.Of),
        .. real.Categories.Zip(other.Categories, ColumnDistance.Of),
        .. real.Sets.Zip(other.Sets, ColumnDistance.Of),
    ];

    public static double[] Present(NumericColumn column) => Array.FindAll(column.Values, value => !double.IsNaN(value));

    public static int[] Counts(CategoryColumn column) => Counts(column.Categories, column.Values);

    public static int[] Counts(SetColumn column) => Counts(column.Categories, column.Values.SelectMany(set => set));

    public static double[] Sizes(SetColumn column) => Array.ConvertAll(column.Values, set => (double)set.Length);

    private static int[] Counts(CategoryNames names, IEnumerable<int> values)
    {
        var counts = new int[names.Count];
        foreach (var value in values.Where(value => value >= 0))
            counts[value]++;
        return counts;
    }
}
