namespace SynthRec.MLNet.Evaluation;

/// <summary>What one user was shown and what of it was right, summed over repetitions.</summary>
internal sealed class UserOutcome(int group)
{
    public int Group => group;

    /// <summary>How often the user was judged: had a relevant item.</summary>
    public int Judged { get; set; }

    public double Ndcg { get; set; }

    /// <summary>The shares of the relevant items that were shown.</summary>
    public double TruePositiveRate { get; set; }

    /// <summary>The shares of the other items that were shown.</summary>
    public double FalsePositiveRate { get; set; }

    /// <summary>The items shown, of all repetitions.</summary>
    public List<int> Shown { get; } = [];

    /// <summary>The popularities of the items shown.</summary>
    public double Popularity { get; set; }

    /// <summary>Of each stratum of items: those shown, those that could be, the relevant ones shown and the relevant ones.</summary>
    public double[] ShownOfStratum { get; } = new double[PopularityStrata.Count];

    public double[] CandidatesOfStratum { get; } = new double[PopularityStrata.Count];

    public double[] HitsOfStratum { get; } = new double[PopularityStrata.Count];

    public double[] RelevantOfStratum { get; } = new double[PopularityStrata.Count];
}
