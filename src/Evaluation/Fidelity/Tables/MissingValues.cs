namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares how many values of a column are missing.</summary>
internal static class MissingValues
{
    private static readonly MetricDefinition Difference = new("missing share difference", "The difference between the shares of rows without a value.");

    public static Metric Compare(string subject, bool[] real, bool[] synthetic) => Difference.Of(subject, Math.Abs(Share(real) - Share(synthetic)));

    private static double Share(bool[] missing) => (double)missing.Count(one => one) / missing.Length;
}
