using System.Globalization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Makes of tables of attributes rows with a label, for classifiers: times become numbers, and sets an indicator for each of the categories most frequent
/// in the real table. Rows without a label are left out.
/// </summary>
internal sealed class TableLabeller
{
    private const int MostCategories = 100;
    private readonly string label;
    private readonly int[][] setCategories;

    /// <param name="real">The real table.</param>
    /// <param name="label">A column of numbers or of categories.</param>
    public TableLabeller(Table real, string label)
    {
        this.label = label;
        setCategories = Array.ConvertAll(real.Sets, column => Frequent(ColumnComparison.Counts(column)));
    }

    public LabelledTable Of(Table table)
    {
        var labels = LabelsOf(table);
        int[] labelled = [.. Enumerable.Range(0, table.Count).Where(row => labels[row] is not null)];
        return new LabelledTable([.. Features(table)], Array.ConvertAll(labels, one => one ?? "")).Subset(labelled);
    }

    private string?[] LabelsOf(Table table) =>
        table.Categories.FirstOrDefault(column => column.Name == label) is { } categories
            ? NamesOf(categories)
            : Array.ConvertAll(table.Numbers.Single(column => column.Name == label).Values, value => double.IsNaN(value) ? null : value.ToString(CultureInfo.InvariantCulture));

    private IEnumerable<FeatureColumn> Features(Table table)
    {
        foreach (var column in table.Numbers.Where(column => column.Name != label))
            yield return new(column.Name, Array.ConvertAll(column.Values, value => (float)value), null);
        foreach (var column in table.Categories.Where(column => column.Name != label))
            yield return new(column.Name, null, NamesOf(column));
        foreach (var (column, categories) in table.Sets.Zip(setCategories))
        {
            foreach (var category in categories)
                yield return new($"{column.Name}: {column.Categories.Names[category]}", Array.ConvertAll(column.Values, set => Array.BinarySearch(set, category) >= 0 ? 1f : 0), null);
        }
    }

    private static string?[] NamesOf(CategoryColumn column) => Array.ConvertAll(column.Values, value => value < 0 ? null : column.Categories.Names[value]);

    private static int[] Frequent(int[] counts) => [.. Enumerable.Range(0, counts.Length).Where(category => counts[category] > 0).OrderByDescending(category => counts[category]).Take(MostCategories)];
}
