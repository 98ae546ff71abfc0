namespace SynthRec.MLNet.Evaluation;

/// <summary>Collects what one recommender does in one arm over all repetitions.</summary>
internal sealed class ArmMetrics(IReadOnlyList<int> cutoffs)
{
    /// <summary>The metrics of the lists cut at each k, in the order of the cut-offs.</summary>
    public IReadOnlyList<CutoffMetrics> Rankings { get; } = [.. cutoffs.Select(k => new CutoffMetrics(k))];

    /// <summary>The values that tell arms apart: NDCG at the first cut-off, one for each judged user.</summary>
    public IReadOnlyList<double> Ndcg => Rankings[0][RankingMetric.Ndcg];

    public RatingErrors Errors { get; } = new();

    /// <summary>The scores that were not finite when ranking.</summary>
    public UndefinedCount UndefinedScores { get; set; }

    /// <summary>The predicted values that were not finite.</summary>
    public UndefinedCount UndefinedPredictions { get; set; }

    public ArmResult ToResult(ExperimentArm arm, ExperimentPopulation population) => new()
    {
        Arm = arm,
        Rankings = [.. Rankings.Select(ranking => ranking.ToResult(population))],
        NdcgOfRepetitions = population.Judged.MeansOfRepetitions(Ndcg),
        Rmse = Errors.Rmse(population.Rated)?.Interval.Within(0, double.MaxValue),
        Mae = Errors.Mae(population.Rated)?.Interval.Within(0, double.MaxValue),
        UndefinedScores = UndefinedScores,
        UndefinedPredictions = UndefinedPredictions,
        UserMeans = (metric, cutoff) => population.Judged.MeansOfUsers(Rankings[cutoff][metric]),
    };
}
