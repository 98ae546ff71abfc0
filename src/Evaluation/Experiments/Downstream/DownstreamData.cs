namespace SynthRec.MLNet.Evaluation;

/// <summary>The tables that classifiers are trained and tested on, and the numbers of the classes.</summary>
internal sealed class DownstreamData
{
    private const int FewestTrainingRows = 20;
    private const int FewestTestRows = 10;
    private const int MostClasses = 100;

    private DownstreamData()
    {
    }

    public required LabelledTable Real { get; init; }

    public required LabelledTable Synthetic { get; init; }

    public required LabelledTable Test { get; init; }

    public required string[] Classes { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <exception cref="InvalidDataException">The tables cannot be judged; the message says why and how to mend it.</exception>
    public static DownstreamData Of(LabelledTable real, LabelledTable synthetic, LabelledTable? holdout, DownstreamOptions options)
    {
        RequireSameColumns(real, synthetic, "synthetic");
        if (holdout is not null)
            RequireSameColumns(real, holdout, "holdout");
        var notes = new List<string>();
        var (training, test) = (real, holdout!);
        if (holdout is null)
        {
            var order = SeededRandom.For(options.Seed, UtilityPurpose.TestRows).Permutation(real.Count);
            var rows = (int)Math.Round(real.Count * options.TestFraction);
            (training, test) = (real.Subset([.. order[rows..].Order()]), real.Subset([.. order[..rows].Order()]));
            notes.Add($"No holdout was given: {rows} real rows, drawn at random, are tested on and not trained on here. If the generator learnt from them, synthetic data knows the answers and its figures look better than they are. Give rows that the generator never saw as the holdout.");
        }

        string[] classes = [.. training.Labels.Distinct().Order(StringComparer.Ordinal)];
        if (classes.Length is < 2 or > MostClasses)
            throw new InvalidDataException($"The label '{options.LabelColumn}' has {classes.Length} different values in the real rows trained on; classifiers need 2 to {MostClasses}. Choose another label, or group its values.");
        synthetic = OfKnownClasses(synthetic, "synthetic");
        test = OfKnownClasses(test, "test");
        Require(training, FewestTrainingRows, "real rows to train on");
        Require(synthetic, FewestTrainingRows, "synthetic rows");
        Require(test, FewestTestRows, "test rows");
        return new() { Real = training, Synthetic = synthetic, Test = test, Classes = classes, Notes = notes };

        LabelledTable OfKnownClasses(LabelledTable table, string which)
        {
            int[] known = [.. Enumerable.Range(0, table.Count).Where(row => Array.BinarySearch(classes, table.Labels[row], StringComparer.Ordinal) >= 0)];
            if (known.Length < table.Count)
                notes.Add($"{table.Count - known.Length} of {table.Count} {which} rows are left out: no real row trained on has their value of '{options.LabelColumn}'.");
            return table.Subset(known);
        }
    }

    public int[] NumbersOf(LabelledTable table) => Array.ConvertAll(table.Labels, label => Array.BinarySearch(Classes, label, StringComparer.Ordinal));

    private static void Require(LabelledTable table, int fewest, string what)
    {
        if (table.Count < fewest)
            throw new InvalidDataException($"There are {table.Count} {what} with a known label; at least {fewest} are needed. Give more rows.");
    }

    private static void RequireSameColumns(LabelledTable real, LabelledTable other, string which)
    {
        foreach (var (column, with) in real.Columns.Zip(other.Columns))
        {
            if (column.Name != with.Name || column.Numbers is null != with.Numbers is null)
                throw new InvalidDataException($"Column '{column.Name}' of the real data holds {Kind(column)}; in the {which} data stands '{with.Name}' with {Kind(with)}. Load both tables with the same types.");
        }

        if (real.Columns.Count != other.Columns.Count)
            throw new InvalidDataException($"The real data makes {real.Columns.Count} features and the {which} data {other.Columns.Count}: vectors differ in length.");
    }

    private static string Kind(FeatureColumn column) => column.Numbers is null ? "categories" : "numbers";
}
