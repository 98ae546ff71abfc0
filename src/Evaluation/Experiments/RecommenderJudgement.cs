using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Makes the result of one recommender of what its arms collected.</summary>
internal sealed class RecommenderJudgement(IRecommender recommender, ExperimentPopulation population, ExperimentOptions options)
{
    private static readonly (ExperimentArm Arm, ExperimentArm Baseline)[] Pairs =
    [
        (ExperimentArm.VisibleAndSynthetic, ExperimentArm.Visible),
        (ExperimentArm.VisibleAndReal, ExperimentArm.Visible),
        (ExperimentArm.VisibleAndSynthetic, ExperimentArm.VisibleAndReal),
        (ExperimentArm.VisibleAndBoth, ExperimentArm.VisibleAndReal),
        (ExperimentArm.Synthetic, ExperimentArm.Real),
    ];

    private readonly SortedDictionary<ExperimentArm, ArmMetrics> arms = [];
    private readonly List<string> notes = [];

    /// <summary>Whether it was found that the recommender cannot score users who were not in training.</summary>
    public bool CannotFoldIn { get; private set; }

    public IRecommender Recommender => recommender;

    public ArmMetrics MetricsOf(ExperimentArm arm)
    {
        if (!arms.TryGetValue(arm, out var metrics))
            arms.Add(arm, metrics = new(options.Cutoffs));
        return metrics;
    }

    public void NoteThatItCannotFoldIn()
    {
        if (!CannotFoldIn)
            notes.Add("It cannot score users who were not in training, so it is not judged in arms without the test users.");
        CannotFoldIn = true;
    }

    /// <exception cref="ArgumentException">The recommender could be judged in no arm.</exception>
    public RecommenderResult ToResult()
    {
        if (arms.Count == 0)
            throw new ArgumentException($"{recommender.Name} could be judged in no arm: it cannot score users who were not in training. Run an arm that holds the test users, such as {ExperimentArm.VisibleAndSynthetic}.");
        if (arms.Values.All(metrics => metrics.Errors.IsEmpty))
            notes.Add(recommender.LearnsFromValues ? "No RMSE and MAE: there are no held-out values." : "No RMSE and MAE: it does not predict values.");
        var hasGap = HasGap();
        var whole = options.Protocol == ExperimentProtocol.Strong ? ExperimentArm.Real : ExperimentArm.Visible;
        (ExperimentArm, ExperimentArm)[] pairs = options.Protocol == ExperimentProtocol.Strong ? Pairs : [.. Pairs, (ExperimentArm.Synthetic, whole)];
        return new()
        {
            Recommender = recommender.Name,
            Arms = [.. arms.Select(arm => arm.Value.ToResult(arm.Key, population))],
            GapClosed = hasGap ? GapClosed($"NDCG@{options.K}", 1, arm => population.Judged.Mean(arm.Ndcg)) : null,
            RmseGapClosed = hasGap ? GapClosed("RMSE", -1, arm => arm.Errors.Rmse(population.Rated)) : null,
            ShareOfReal = ShareOf(whole),
            Comparisons = [.. pairs.Where(pair => Have(pair.Item1, pair.Item2)).Select(pair => Compare(pair.Item1, pair.Item2))],
            Notes = notes,
        };
    }

    private bool HasGap()
    {
        if (Have(ExperimentArm.Visible, ExperimentArm.VisibleAndSynthetic, ExperimentArm.VisibleAndReal))
            return true;
        notes.Add(options.Protocol == ExperimentProtocol.Weak
            ? "No share of the gap: under weak generalisation there are no other real users."
            : $"No share of the gap: the arms {ExperimentArm.Visible}, {ExperimentArm.VisibleAndSynthetic} and {ExperimentArm.VisibleAndReal} were not all run.");
        return false;
    }

    /// <summary>The share of the change from real users that synthetic users give; null with a note if the change is not certainly for the better.</summary>
    private Estimate? GapClosed(string name, int better, Func<ArmMetrics, Figure?> figure)
    {
        if (figure(arms[ExperimentArm.Visible]) is not { } visible
            || figure(arms[ExperimentArm.VisibleAndSynthetic]) is not { } synthetic
            || figure(arms[ExperimentArm.VisibleAndReal]) is not { } real)
            return null;
        var gain = better * (real - visible);
        if (gain.Interval.Low > 0 && (better * (synthetic - visible)).RatioTo(gain) is { } closed)
            return closed;
        notes.Add($"No share of the gap in {name}: real training users give no certain gain ({(real - visible).Interval.ToString("F4")}).");
        return null;
    }

    private Estimate? ShareOf(ExperimentArm whole)
    {
        if (!Have(ExperimentArm.Synthetic, whole))
        {
            if (!CannotFoldIn)
                notes.Add($"No share of real: the arms {ExperimentArm.Synthetic} and {whole} were not both run.");
            return null;
        }

        var share = Compare(ExperimentArm.Synthetic, whole).Ratio;
        if (share is null)
            notes.Add($"No share of real: NDCG@{options.K} of the arm {whole} may be 0.");
        return share;
    }

    private bool Have(params ReadOnlySpan<ExperimentArm> wanted)
    {
        foreach (var arm in wanted)
        {
            if (!arms.ContainsKey(arm))
                return false;
        }

        return true;
    }

    private ArmComparison Compare(ExperimentArm arm, ExperimentArm baseline) =>
        ArmComparison.Of(arm, arms[arm], baseline, arms[baseline], population);
}
