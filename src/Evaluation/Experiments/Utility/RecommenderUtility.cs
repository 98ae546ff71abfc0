namespace SynthRec.MLNet.Evaluation;

/// <summary>What one recommender does in all arms, and for slices of the items.</summary>
internal sealed class RecommenderUtility(string name)
{
    private readonly Dictionary<UtilityArm, ArmScores> arms = [];

    public string Name => name;

    /// <summary>For each slice of items what training on real users does there.</summary>
    public List<ArmScores> RealByItems { get; } = [];

    /// <summary>For each slice of items what training on synthetic users does there.</summary>
    public List<ArmScores> SyntheticByItems { get; } = [];

    /// <summary>What it does in an arm.</summary>
    public ArmScores this[UtilityArm arm]
    {
        get => arms[arm];
        set => arms[arm] = value;
    }

    /// <summary>Why it has no values in one of some arms; null if it has them in all.</summary>
    public string? FailureIn(params ReadOnlySpan<UtilityArm> some)
    {
        foreach (var arm in some)
        {
            if (this[arm].Failure is { } failure)
                return $"{arm.Abbreviation()}: {failure}";
        }

        return null;
    }

    public Figure Ndcg(UtilityArm arm) => this[arm].Mean(RankingMetric.Ndcg);
}
