namespace SynthRec.MLNet.Evaluation;

/// <summary>Draws how good each recommender is in each arm.</summary>
internal static class ArmPlot
{
    private static readonly UtilityArm[] Arms = [UtilityArm.TrainRealTestReal, UtilityArm.TrainSyntheticTestReal, UtilityArm.TrainBothTestReal];

    public static PageFigure Of(string id, UtilityReport report)
    {
        string[] recommenders = [.. report.Scores.Select(score => score.Recommender).Distinct()];
        return Bars.Of(
            id,
            $"NDCG@{report.Options.K} on real test users",
            "By what recommenders were trained on; 95 % intervals over users",
            $"NDCG@{report.Options.K}",
            recommenders,
            [.. Arms.Select((arm, at) => (NameOf(arm), at switch { 0 => Drawing.Real, 1 => Drawing.Synthetic, _ => Drawing.OfSeries(2) }, (IReadOnlyList<Estimate?>)[.. recommenders.Select(name => report.Scores.FirstOrDefault(score => score.Recommender == name && score.Arm == arm)?.Ndcg)]))]);
    }

    private static string NameOf(UtilityArm arm) => arm switch
    {
        UtilityArm.TrainRealTestReal => "real (TRTR)",
        UtilityArm.TrainSyntheticTestReal => "synthetic (TSTR)",
        _ => "both (TBTR)",
    };
}
