namespace SynthRec.MLNet.Evaluation;

/// <summary>Joins the p-values of families of attacks.</summary>
internal static class FamilyWise
{
    private const string Name = "Smallest p-value of all attacks";

    private const string Definition = "The smallest p-value of the membership attacks together and of each attack by guesses, the inference of each attribute among them, times the number of these: the first step of Holm's correction. "
        + "Below 0.01 some attack learns more of members than of people the generator never saw";

    public static Metric Smallest(params IEnumerable<Metric> metrics)
    {
        var tested = metrics.Where(metric => metric.PValue is not null).ToArray();
        if (tested.Length == 0)
            return Metric.NotDefined(Name, null, metrics.Select(metric => metric.NotDefinedBecause).FirstOrDefault(reason => reason is not null) ?? "No attack could be tested.", Definition) with { Source = "Holm 1979" };
        var smallest = tested.MinBy(metric => metric.PValue)!;
        var corrected = Math.Min(1, smallest.PValue!.Value * tested.Length);
        return Metric.Of(Name, smallest.Subject ?? smallest.Name, corrected, Definition) with { Source = "Holm 1979", PValue = corrected, Direction = MetricDirection.HigherIsBetter };
    }
}
