using System.Globalization;
using System.Text;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Experiment results as a table of plain text.</summary>
internal static class ExperimentTable
{
    private const int NameWidth = 12;
    private const int FigureWidth = 22;

    public static string Format(ExperimentResult result)
    {
        var k = result.Options.K;
        var hasErrors = result.Recommenders.Any(recommender => recommender.Arms.Any(arm => arm.Rmse is not null));
        var text = new StringBuilder();
        text.AppendLine(FormattableString.Invariant($"{"Recommender",-NameWidth}{"trained on",-FigureWidth}{$"NDCG@{k}",-FigureWidth}{$"precision@{k}",-FigureWidth}{$"recall@{k}",-FigureWidth}{(hasErrors ? "RMSE" : "")}").TrimEnd());
        foreach (var recommender in result.Recommenders)
        {
            foreach (var arm in recommender.Arms)
                text.AppendLine($"{recommender.Recommender,-NameWidth}{NameOf(arm.Arm),-FigureWidth}{arm.Ndcg.ToString("F3"),-FigureWidth}{arm.Precision.ToString("F3"),-FigureWidth}{arm.Recall.ToString("F3"),-FigureWidth}{arm.Rmse?.ToString("F3")}".TrimEnd());
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"Means over {result.Recommenders[0].Arms[0].Users} test users with 95 % intervals; {result.Options.Protocol.ToString().ToLowerInvariant()} generalisation, {result.Options.VisibleFraction:P0} of a user visible.");
        text.AppendLine();
        foreach (var recommender in result.Recommenders)
        {
            if (recommender.GapClosed is { } gap)
                text.AppendLine($"{recommender.Recommender,-NameWidth}synthetic users give {Percent(gap)} of what real users give");
            if (recommender.ShareOfReal is { } share)
                text.AppendLine($"{recommender.Recommender,-NameWidth}trained on synthetic users alone reaches {Percent(share)} of real");
            if (recommender.AugmentationPValue is { } p)
                text.AppendLine(CultureInfo.InvariantCulture, $"{recommender.Recommender,-NameWidth}real and synthetic users against real users: p = {p:G2}");
        }

        if (result.Nearness is { } nearness)
            Append(text, nearness);
        return text.ToString();
    }

    private static void Append(StringBuilder text, SyntheticNearness nearness)
    {
        text.AppendLine();
        text.Append(CultureInfo.InvariantCulture, $"Jaccard similarity to the nearest real user, median: synthetic {nearness.SyntheticToReal:F3}");
        text.AppendLine(nearness.RealToReal is { } real ? string.Create(CultureInfo.InvariantCulture, $", other real {real:F3}") : "");
        if (nearness.MembershipAuc is { } auc)
            text.AppendLine(CultureInfo.InvariantCulture, $"Membership AUC by the nearest synthetic user: {auc:F3} (0.5 is guessing)");
        text.AppendLine(CultureInfo.InvariantCulture, $"Items covered: {nearness.ItemCoverage:P1}; distance of item popularity: {nearness.PopularityDistance:F3}");
    }

    private static string Percent(Estimate share) => string.Create(CultureInfo.InvariantCulture, $"{share.Value:P0} [{share.Low:P0}, {share.High:P0}]");

    private static string NameOf(ExperimentArm arm) => arm switch
    {
        ExperimentArm.Visible => "(a) visible",
        ExperimentArm.VisibleAndSynthetic => "(b) + synthetic",
        ExperimentArm.VisibleAndReal => "(c) + real",
        ExperimentArm.VisibleAndBoth => "(d) + both",
        ExperimentArm.Synthetic => "synthetic alone",
        _ => "real alone",
    };
}
