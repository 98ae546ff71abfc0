namespace SynthRec.MLNet.Evaluation;

/// <summary>One distance for each column, in [0, 1] whatever its kind and defined on all rows: missing values count as values that differ from all others.</summary>
internal static class ColumnDistance
{
    public const string Name = "column distance";

    private static readonly MetricDefinition OfNumbers = new(Name, "The largest difference between the distribution functions, a missing value taken as below all numbers, in [0, 1].", Source: "Smirnov 1939");
    private static readonly MetricDefinition OfCategories = new(Name, "Half the sum of the differences between the shares of each category and of missing values, in [0, 1].");
    private static readonly MetricDefinition OfSets = new(Name, "Half the sum of the differences between the shares of each category among all values, a row without any taken as one value of its own, in [0, 1].");

    public static Metric Of(NumericColumn real, NumericColumn other) =>
        OfNumbers.Of(real.Name, SampleDistances.KolmogorovSmirnov(MissingAsLeast(real.Values), MissingAsLeast(other.Values)));

    public static Metric Of(CategoryColumn real, CategoryColumn other) =>
        OfCategories.Of(real.Name, SampleDistances.TotalVariation(real.Values, other.Values));

    public static Metric Of(SetColumn real, SetColumn other) =>
        OfSets.Of(real.Name, SampleDistances.TotalVariation(Values(real), Values(other)));

    private static double[] MissingAsLeast(double[] values) => Array.ConvertAll(values, value => double.IsNaN(value) ? double.NegativeInfinity : value);

    private static int[] Values(SetColumn column) => [.. column.Values.SelectMany(set => set.Length == 0 ? [-1] : set)];
}
