namespace SynthRec.MLNet.Evaluation;

/// <summary>Two arms of one recommender compared on the same test users: by NDCG at <see cref="ExperimentOptions.K"/>, and by RMSE.</summary>
public sealed record ArmComparison
{
    /// <summary>The arm.</summary>
    public required ExperimentArm Arm { get; init; }

    /// <summary>The arm it is compared with.</summary>
    public required ExperimentArm Baseline { get; init; }

    /// <summary>NDCG of the arm less that of the baseline.</summary>
    public required Estimate Difference { get; init; }

    /// <summary>NDCG of the arm over that of the baseline; null if the baseline's may be 0.</summary>
    public Estimate? Ratio { get; init; }

    /// <summary>RMSE of the arm over that of the baseline, below 1 if the arm predicts better; null if the recommender predicts no values.</summary>
    public Estimate? RmseRatio { get; init; }

    /// <summary>The p-value of the paired t-test (<see cref="PairedTest.PValue"/>) over users, not corrected for several comparisons; null with one user.</summary>
    public double? PValue { get; init; }

    /// <summary>The p-value of the paired randomisation test (<see cref="PairedTest.RandomisationPValue"/>) over users; null with one user.</summary>
    public double? RandomisationPValue { get; init; }

    internal static ArmComparison Of(ExperimentArm arm, ArmMetrics first, ExperimentArm baseline, ArmMetrics second, ExperimentPopulation population, int seed)
    {
        var judged = population.Judged;
        var resampled = judged.Resample(seed, first.Ndcg, second.Ndcg);
        var (ofUsers, baselineOfUsers) = (judged.MeansOfUsers(first.Ndcg), judged.MeansOfUsers(second.Ndcg));
        return new()
        {
            Arm = arm,
            Baseline = baseline,
            Difference = resampled.Of(means => means[0] - means[1])!.Value,
            Ratio = resampled.Of(means => means[0] / means[1]),
            RmseRatio = first.Errors.RmseRatioTo(second.Errors, population.Rated, seed),
            PValue = ofUsers.Length < 2 ? null : PairedTest.PValue(ofUsers, baselineOfUsers),
            RandomisationPValue = ofUsers.Length < 2 ? null : PairedTest.RandomisationPValue(ofUsers, baselineOfUsers, seed),
        };
    }
}
