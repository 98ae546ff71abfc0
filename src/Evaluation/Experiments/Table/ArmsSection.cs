using System.Globalization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How good each recommender is in each arm.</summary>
internal static class ArmsSection
{
    private const int FigureWidth = 21;

    public static void Append(TextLines text, ExperimentResult result)
    {
        var k = result.Options.K;
        var hasErrors = result.Recommenders.Any(recommender => recommender.Arms.Any(arm => arm.Rmse is not null));
        text.Add(Row("", $"NDCG@{k}", $"precision@{k}", $"recall@{k}", hasErrors ? "RMSE" : ""));
        foreach (var recommender in result.Recommenders)
        {
            text.Add(recommender.Recommender);
            foreach (var arm in recommender.Arms)
                text.Add(Row($" {ArmNames.NameOf(arm.Arm)}", FigureText.Of(arm.Ndcg), FigureText.Of(arm.Precision), FigureText.Of(arm.Recall), FigureText.Of(arm.Rmse)));
            foreach (var arm in recommender.Arms.Where(arm => arm.UndefinedScores.Undefined + arm.UndefinedPredictions.Undefined > 0))
                text.Add($"  {ArmNames.NameOf(arm.Arm)}: {Share(arm.UndefinedScores)} of scores and {Share(arm.UndefinedPredictions)} of predicted values were undefined and replaced");
            foreach (var note in recommender.Notes)
                text.Add($"  {note}");
        }

        text.Add();
    }

    private static string Row(string name, params ReadOnlySpan<string> figures)
    {
        var row = $"{name,-TextLines.NameWidth}";
        foreach (var figure in figures)
            row += $"{figure,-FigureWidth}";
        return row;
    }

    private static string Share(UndefinedCount count) => string.Create(CultureInfo.InvariantCulture, $"{1 - count.Coverage:P2}");
}
