using System.Globalization;
using System.Text;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Experiment results as a table of plain text, at most 100 columns wide.</summary>
internal static class ExperimentTable
{
    private const int Width = 100;
    private const int NameWidth = 18;
    private const int FigureWidth = 22;

    public static string Format(ExperimentResult result)
    {
        var k = result.Options.K;
        var hasErrors = result.Recommenders.Any(recommender => recommender.Arms.Any(arm => arm.Rmse is not null));
        var text = new StringBuilder();
        Line(text, $"{"",-NameWidth}{$"NDCG@{k}",-FigureWidth}{$"precision@{k}",-FigureWidth}{$"recall@{k}",-FigureWidth}{(hasErrors ? "RMSE" : "")}");
        foreach (var recommender in result.Recommenders)
        {
            Line(text, recommender.Recommender);
            foreach (var arm in recommender.Arms)
                Line(text, $"{NameOf(arm.Arm),-NameWidth}{Figure(arm.Ndcg)}{Figure(arm.Precision)}{Figure(arm.Recall)}{arm.Rmse?.Value.ToString("F3", CultureInfo.InvariantCulture)}");
        }

        text.AppendLine();
        foreach (var recommender in result.Recommenders)
            Append(text, recommender, k);
        if (result.Nearness is { } nearness)
            Append(text, nearness);
        foreach (var note in result.Notes)
            Line(text, note);
        Append(text, result.Options, result.Repetitions);
        return text.ToString();
    }

    private static void Append(StringBuilder text, RecommenderResult result, int k)
    {
        Line(text, result.Recommender);
        if (result.GapClosed is { } gap)
            Line(text, $"  synthetic users give {Percent(gap)} of what real users give: (b − a) / (c − a)");
        if (result.ShareOfReal is { } share)
            Line(text, $"  trained on synthetic users alone it reaches {Percent(share)} of real");
        foreach (var comparison in result.Comparisons)
            Line(text, $"  {ShortNameOf(comparison.Arm)} − {ShortNameOf(comparison.Baseline)}: NDCG@{k} {comparison.Difference.ToString("F4")}{(comparison.PValue is { } p ? $", p {P(p)}" : "")}{(comparison.RmseRatio is { } ratio ? $"; RMSE × {ratio.ToString("F3")}" : "")}");
        foreach (var arm in result.Arms.Where(arm => arm.UndefinedScores.Undefined + arm.UndefinedPredictions.Undefined > 0))
            Line(text, $"  {NameOf(arm.Arm).Trim()}: {Share(arm.UndefinedScores)} of scores and {Share(arm.UndefinedPredictions)} of predicted values were undefined and replaced");
        foreach (var note in result.Notes)
            Line(text, $"  {note}");
        text.AppendLine();
    }

    private static void Append(StringBuilder text, SyntheticNearness nearness)
    {
        Line(text, "Jaccard similarity to the nearest real user: 5 %, 50 % and 95 % have at most");
        Line(text, $"  synthetic users   {Spread(nearness.SyntheticToReal)}");
        if (nearness.RealToReal is { } real)
            Line(text, $"  other real users  {Spread(real)}");
        if (nearness.MembershipAuc is { } auc)
            Line(text, $"Membership AUC by the nearest synthetic user: {auc.ToString("F3")} (0.5 is guessing)");
        Line(text, FormattableString.Invariant($"Items covered: {nearness.ItemCoverage:P1}; distance of item popularity {nearness.PopularityDistance:F3}, of user activity {nearness.ActivityDistance:F3}"));
        text.AppendLine();
    }

    private static void Append(StringBuilder text, ExperimentOptions options, IReadOnlyList<RepetitionSummary> repetitions)
    {
        Line(text, FormattableString.Invariant($"{options.Protocol} generalisation, {options.VisibleFraction:P0} of a user visible{HeldOut(options.HeldOut)}{(options.RelevantFrom is { } least ? $", relevant from {least}" : "")}."));
        Line(text, $"Brackets: 95 % bootstrap intervals over users{(repetitions.Count > 1 ? " and seeds" : "")}; p: paired t-test over users.");
        Line(text, "All items that a user has not in sight are ranked. Precision: hits / k; recall: hits / relevant; NDCG: relevant or not, ideal list cut at min(k, relevant).");
        foreach (var data in repetitions)
        {
            Line(text, $"Seed {data.Seed}: {data.TrainingUsers} training users, {data.Items} items ranked, {data.JudgedUsers} of {data.TestUsers} test users judged.");
            Line(text, $"  Left out: {data.TestUsers - data.JudgedUsers} users without a relevant held-out item, {data.UnknownHeldOutInteractions} held-out interactions whose item is unknown to training.");
        }
    }

    /// <summary>Adds a line, broken at spaces where it is too long.</summary>
    private static void Line(StringBuilder text, string line)
    {
        line = line.TrimEnd();
        while (line.Length > Width)
        {
            var space = line.LastIndexOf(' ', Width);
            var end = space > 4 ? space : Width;
            text.AppendLine(line[..end].TrimEnd());
            line = $"    {line[end..].TrimStart()}";
        }

        text.AppendLine(line);
    }

    private static string Figure(Estimate estimate) => $"{estimate.ToString("F3"),-FigureWidth}";

    private static string Percent(Estimate share) => string.Create(CultureInfo.InvariantCulture, $"{share.Value:P0} [{share.Low:P0}, {share.High:P0}]");

    private static string Share(UndefinedCount count) => string.Create(CultureInfo.InvariantCulture, $"{1 - count.Coverage:P2}");

    private static string P(double p) => p < 0.0001 ? "< 0.0001" : string.Create(CultureInfo.InvariantCulture, $"= {p:F4}");

    private static string Spread(Quantiles quantiles) => string.Create(CultureInfo.InvariantCulture, $"{quantiles.P5:F3}  {quantiles.Median:F3}  {quantiles.P95:F3}");

    private static string ShortNameOf(ExperimentArm arm) => arm switch
    {
        ExperimentArm.Visible => "(a)",
        ExperimentArm.VisibleAndSynthetic => "(b)",
        ExperimentArm.VisibleAndReal => "(c)",
        ExperimentArm.VisibleAndBoth => "(d)",
        ExperimentArm.Synthetic => "synthetic",
        _ => "real",
    };

    private static string HeldOut(HeldOutPart part) => part switch
    {
        HeldOutPart.Latest => ", the latest held out",
        HeldOutPart.AfterPointInTime => ", what follows a point in time held out",
        _ => ", a random part held out",
    };

    private static string NameOf(ExperimentArm arm) => arm switch
    {
        ExperimentArm.Visible => "  (a) visible",
        ExperimentArm.VisibleAndSynthetic => "  (b) + synthetic",
        ExperimentArm.VisibleAndReal => "  (c) + real",
        ExperimentArm.VisibleAndBoth => "  (d) + both",
        ExperimentArm.Synthetic => "  synthetic alone",
        _ => "  real alone",
    };
}
