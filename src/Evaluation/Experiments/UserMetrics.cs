namespace SynthRec.MLNet.Evaluation;

/// <summary>The metrics of one recommender in one arm for each test user, over all repetitions.</summary>
internal sealed class UserMetrics
{
    /// <summary>A value for each test user with a relevant item, as for precision and recall.</summary>
    public List<double> Ndcg { get; } = [];

    public List<double> Precision { get; } = [];

    public List<double> Recall { get; } = [];

    /// <summary>The sum of the squared errors of each test user with a held-out value.</summary>
    public List<double> SquaredErrors { get; } = [];

    public List<double> AbsoluteErrors { get; } = [];

    /// <summary>The number of held-out values that the sums of errors are over.</summary>
    public List<double> ErrorCounts { get; } = [];

    /// <summary>How many scores were not a number and were replaced.</summary>
    public long UndefinedScores { get; set; }

    public ArmResult ToResult(ExperimentArm arm, int seed) => new()
    {
        Arm = arm,
        Users = Ndcg.Count,
        Ndcg = Bootstrap.Mean(Ndcg, seed),
        Precision = Bootstrap.Mean(Precision, seed),
        Recall = Bootstrap.Mean(Recall, seed),
        Rmse = ErrorCounts.Count == 0 ? null : Bootstrap.Of([SquaredErrors, ErrorCounts], means => Math.Sqrt(means[0] / means[1]), seed),
        Mae = ErrorCounts.Count == 0 ? null : Bootstrap.Of([AbsoluteErrors, ErrorCounts], means => means[0] / means[1], seed),
        UndefinedScores = UndefinedScores,
    };
}
