namespace SynthRec.MLNet.Evaluation;

/// <summary>Two arms of one recommender compared on the same test users: by NDCG at <see cref="ExperimentOptions.K"/>, and by RMSE.</summary>
/// <remarks>
/// Interval and p-value come from one paired t-test over users and repetitions (<see cref="Experiment"/>), so p is below 0.05 if and
/// only if the difference's interval does not hold 0, and the ratio's not 1. They are not corrected for several comparisons.
/// </remarks>
public sealed record ArmComparison
{
    /// <summary>The arm.</summary>
    public required ExperimentArm Arm { get; init; }

    /// <summary>The arm it is compared with.</summary>
    public required ExperimentArm Baseline { get; init; }

    /// <summary>NDCG of the arm less that of the baseline.</summary>
    public required Estimate Difference { get; init; }

    /// <summary>The two-sided p-value of no difference in NDCG.</summary>
    public required double PValue { get; init; }

    /// <summary>NDCG of the arm over that of the baseline; null if the baseline's may be 0.</summary>
    public Estimate? Ratio { get; init; }

    /// <summary>RMSE of the arm over that of the baseline, below 1 if the arm predicts better; null if the recommender predicts no values, or without error.</summary>
    public Estimate? RmseRatio { get; init; }

    /// <summary>The two-sided p-value of no difference in RMSE; null if the recommender predicts no values.</summary>
    public double? RmsePValue { get; init; }

    internal static ArmComparison Of(ExperimentArm arm, ArmMetrics first, ExperimentArm baseline, ArmMetrics second, ExperimentPopulation population)
    {
        var (ndcg, baselineNdcg) = (population.Judged.Mean(first.Ndcg), population.Judged.Mean(second.Ndcg));
        var (rmse, baselineRmse) = (first.Errors.Rmse(population.Rated), second.Errors.Rmse(population.Rated));
        var difference = ndcg - baselineNdcg;
        return new()
        {
            Arm = arm,
            Baseline = baseline,
            Difference = difference.Interval.Within(-1, 1),
            PValue = difference.PValue,
            Ratio = ndcg.RatioTo(baselineNdcg)?.Within(0, double.MaxValue),
            RmseRatio = rmse is null || baselineRmse is null ? null : rmse.RatioTo(baselineRmse)?.Within(0, double.MaxValue),
            RmsePValue = rmse is null || baselineRmse is null ? null : (rmse - baselineRmse).PValue,
        };
    }
}
