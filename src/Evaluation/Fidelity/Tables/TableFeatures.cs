namespace SynthRec.MLNet.Evaluation;

/// <summary>Rows of two tables as points: numbers standardised by the real mean and deviation, categories as indicators.</summary>
/// <remarks>A missing number is at the real mean, beside an indicator of its own if the column misses any. A number that is constant in the real table is only centred.</remarks>
internal static class TableFeatures
{
    private const int MostCategories = 100;

    /// <summary>The number columns alone.</summary>
    public static (double[][] Real, double[][] Synthetic) OfNumbers(Table real, Table synthetic) => Rows(real, synthetic, Numbers(real));

    public static (double[][] Real, double[][] Synthetic) OfAll(Table real, Table synthetic) => Rows(
        real,
        synthetic,
        [
            .. Numbers(real),
            .. MissingNumbers(real, synthetic),
            .. real.Categories.SelectMany((column, at) => Frequent(ColumnComparison.Counts(column), ColumnComparison.Counts(synthetic.Categories[at]))
                .Select(category => new Func<Table, int, double>((table, row) => table.Categories[at].Values[row] == category ? 1 : 0))),
            .. real.Sets.SelectMany((column, at) => Frequent(ColumnComparison.Counts(column), ColumnComparison.Counts(synthetic.Sets[at]))
                .Select(category => new Func<Table, int, double>((table, row) => Array.BinarySearch(table.Sets[at].Values[row], category) >= 0 ? 1 : 0))),
        ]);

    private static IEnumerable<Func<Table, int, double>> Numbers(Table real) => real.Numbers
        .Select((column, at) => (at, Present: ColumnComparison.Present(column)))
        .Where(column => column.Present.Length > 0)
        .Select(column =>
        {
            var (at, moments) = (column.at, Moments.Of(column.Present));
            var deviation = moments.Variance > 0 ? Math.Sqrt(moments.Variance) : 1;
            return new Func<Table, int, double>((table, row) => table.Numbers[at].Values[row] is var value && double.IsNaN(value) ? 0 : (value - moments.Mean) / deviation);
        });

    private static IEnumerable<Func<Table, int, double>> MissingNumbers(Table real, Table synthetic) => Enumerable.Range(0, real.Numbers.Length)
        .Where(at => Array.Exists(real.Numbers[at].Values, double.IsNaN) || Array.Exists(synthetic.Numbers[at].Values, double.IsNaN))
        .Select(at => new Func<Table, int, double>((table, row) => double.IsNaN(table.Numbers[at].Values[row]) ? 1 : 0));

    /// <summary>The most frequent categories of both sides together.</summary>
    private static IEnumerable<int> Frequent(int[] real, int[] synthetic) => Enumerable.Range(0, real.Length)
        .Where(category => real[category] + synthetic[category] > 0)
        .OrderByDescending(category => (long)real[category] + synthetic[category])
        .Take(MostCategories);

    private static (double[][], double[][]) Rows(Table real, Table synthetic, IEnumerable<Func<Table, int, double>> features)
    {
        var all = features.ToArray();
        double[][] Of(Table table) => [.. Enumerable.Range(0, table.Count).Select(row => Array.ConvertAll(all, feature => feature(table, row)))];
        return (Of(real), Of(synthetic));
    }
}
