namespace SynthRec.MLNet.Evaluation;

/// <summary>The arms compared with each other.</summary>
internal static class ComparisonsSection
{
    private const int DifferenceWidth = 42;

    public static void Append(TextLines text, ExperimentResult result)
    {
        if (!result.Recommenders.Any(recommender => recommender.Comparisons.Count > 0))
            return;
        var hasErrors = result.Recommenders.Any(recommender => recommender.Comparisons.Any(comparison => comparison.RmseRatio is not null));
        text.Add($"{"",-TextLines.NameWidth}{$"difference in NDCG@{result.Options.K}",-DifferenceWidth}{(hasErrors ? "ratio of RMSE" : "")}");
        foreach (var recommender in result.Recommenders)
        {
            text.Add(recommender.Recommender);
            foreach (var comparison in recommender.Comparisons)
                text.Add($"{$" ({ArmNames.LetterOf(comparison.Arm)}) vs ({ArmNames.LetterOf(comparison.Baseline)})",-TextLines.NameWidth}{$"{comparison.Difference.ToString("F4")}  {FigureText.P(comparison.PValue)}",-DifferenceWidth}{Errors(comparison)}");
        }

        text.Add();
    }

    private static string Errors(ArmComparison comparison) => comparison is { RmseRatio: { } ratio, RmsePValue: { } p }
        ? $"{FigureText.Of(ratio)}  {FigureText.P(p)}"
        : "";
}
