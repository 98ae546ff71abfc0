namespace SynthRec.MLNet.Evaluation;

/// <summary>How good one recommender is in each arm, and what synthetic users are worth to it.</summary>
public sealed record RecommenderResult
{
    /// <summary>The recommender.</summary>
    public required string Recommender { get; init; }

    /// <summary>The arms in which it could be judged.</summary>
    public required IReadOnlyList<ArmResult> Arms { get; init; }

    /// <summary>
    /// The share of the gain in NDCG from real training users that synthetic users give:
    /// (visible and synthetic − visible) / (visible and real − visible). Null without these arms, or where real users give no gain for certain.
    /// </summary>
    public Estimate? GapClosed { get; init; }

    /// <summary>
    /// Train on synthetic over train on real: NDCG of the arm <see cref="ExperimentArm.Synthetic"/> over that of
    /// <see cref="ExperimentArm.Real"/>, or of <see cref="ExperimentArm.Visible"/> under weak generalisation. Null without these arms.
    /// </summary>
    public Estimate? ShareOfReal { get; init; }

    /// <summary>
    /// The p-value of the paired test that adding synthetic users changes NDCG: visible and both against visible and real, or
    /// visible and synthetic against visible under weak generalisation. Null without these arms.
    /// </summary>
    public double? AugmentationPValue { get; init; }

    /// <summary>The result of an arm.</summary>
    /// <returns>Null if it was not run for this recommender.</returns>
    public ArmResult? Find(ExperimentArm arm) => Arms.FirstOrDefault(result => result.Arm == arm);

    internal static RecommenderResult Of(string recommender, IReadOnlyDictionary<ExperimentArm, UserMetrics> arms, ExperimentOptions options)
    {
        var whole = options.Protocol == ExperimentProtocol.Strong ? ExperimentArm.Real : ExperimentArm.Visible;
        var (augmented, plain) = options.Protocol == ExperimentProtocol.Strong
            ? (ExperimentArm.VisibleAndBoth, ExperimentArm.VisibleAndReal)
            : (ExperimentArm.VisibleAndSynthetic, ExperimentArm.Visible);
        return new()
        {
            Recommender = recommender,
            Arms = [.. arms.Select(arm => arm.Value.ToResult(arm.Key, options.Seed))],
            GapClosed = GapClosedIn(arms, options.Seed),
            ShareOfReal = Ndcg(arms, ExperimentArm.Synthetic, whole) is { } pair ? Bootstrap.Of(pair, means => means[0] / means[1], options.Seed) : null,
            AugmentationPValue = Ndcg(arms, augmented, plain) is [var with, var without] && with.Count > 1 ? PairedTest.PValue(with, without) : null,
        };
    }

    private static Estimate? GapClosedIn(IReadOnlyDictionary<ExperimentArm, UserMetrics> arms, int seed)
    {
        if (Ndcg(arms, ExperimentArm.Visible, ExperimentArm.VisibleAndSynthetic, ExperimentArm.VisibleAndReal) is not { } three)
            return null;
        var gain = Bootstrap.Of([three[0], three[2]], means => means[1] - means[0], seed);
        return gain is { Low: > 0 } ? Bootstrap.Of(three, means => (means[1] - means[0]) / (means[2] - means[0]), seed) : null;
    }

    private static List<double>[]? Ndcg(IReadOnlyDictionary<ExperimentArm, UserMetrics> arms, params ExperimentArm[] wanted) =>
        wanted.All(arms.ContainsKey) ? [.. wanted.Select(arm => arms[arm].Ndcg)] : null;
}
