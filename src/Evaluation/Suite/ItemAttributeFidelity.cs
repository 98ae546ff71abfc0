namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares how often items of each category are taken, with floors by halves of the real users.</summary>
internal static class ItemAttributeFidelity
{
    public static FidelityReport AddTo(FidelityReport report, Interactions real, Interactions synthetic, EvaluationOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        Comparison<UserSample>[] comparisons = [.. options.ItemAttributes.Select(attribute => new Comparison<UserSample>(
            $"{attribute.Name} of items",
            (a, b, _) => [.. CategoryMetrics.CompareShares($"{attribute.Name} of items", attribute.CountsIn(a.Data), attribute.CountsIn(b.Data))]))];
        var floored = new FlooredComparisons<UserSample>(new(real), new(synthetic), options.Fidelity, progress, cancellationToken);
        return report with
        {
            Parts = [.. report.Parts, .. floored.Run(comparisons)],
            Shares = [.. report.Shares, .. options.ItemAttributes.Where(attribute => attribute.CountsIn(real).Any(count => count > 0) && attribute.CountsIn(synthetic).Any(count => count > 0)).Select(attribute => new ShareSeries(
                $"{attribute.Name} of items",
                attribute.Categories,
                ShareDistances.Shares(attribute.CountsIn(real)),
                ShareDistances.Shares(attribute.CountsIn(synthetic))))],
        };
    }
}
