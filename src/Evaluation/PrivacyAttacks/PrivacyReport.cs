namespace SynthRec.MLNet.Evaluation;

/// <summary>What attacks on synthetic users found out of the real ones they were learnt from.</summary>
/// <remarks>
/// A metric without value says why. That no attack succeeds is no proof of privacy: other attacks may, and few users hide small leaks
/// (see <c>Smallest leak in reach</c> in <see cref="Membership"/>).
/// </remarks>
public sealed record PrivacyReport
{
    /// <summary>
    /// What the strongest membership attack reached: its AUC with the p-value of all attacks together, the largest true-positive rates, the effective ε,
    /// and the smallest leak that could have been seen.
    /// </summary>
    public required IReadOnlyList<Metric> Membership { get; init; }

    /// <summary>Each membership attack on whole users; empty if there is no holdout to judge them by.</summary>
    public required IReadOnlyList<MembershipAttackResult> MembershipAttacks { get; init; }

    /// <summary>The members whom membership attacks are surest of, the worst first.</summary>
    public required IReadOnlyList<WorstHitUser> WorstHitUsers { get; init; }

    /// <summary>How well each attribute of members is guessed, beside holdout users and a baseline without synthetic users.</summary>
    public required IReadOnlyList<Metric> AttributeInference { get; init; }

    /// <summary>Singling out by one and by several properties, linkability, inference and re-identification: risks and rates of right guesses.</summary>
    public required IReadOnlyList<Metric> Guesses { get; init; }

    /// <summary>How few items tell members apart, and how many synthetic users match one real user. They describe.</summary>
    public required IReadOnlyList<Metric> Uniqueness { get; init; }

    /// <summary>Distances to the closest record and their ratios, with those between real users as floors. They describe and prove nothing.</summary>
    public required IReadOnlyList<Metric> Distances { get; init; }

    /// <summary>How the distances are spread, for plots.</summary>
    public required IReadOnlyList<DistanceDistribution> DistanceDistributions { get; init; }

    /// <summary>
    /// The p-value of all attacks that test something, each family corrected for the others (Holm 1979): membership, each attack by guesses, the inference of each attribute.
    /// Its value is the smallest corrected p-value.
    /// </summary>
    public required Metric SmallestPValue { get; init; }

    /// <summary>All metrics, the most telling first.</summary>
    public IEnumerable<Metric> AllMetrics =>
        [SmallestPValue, .. Membership, .. MembershipAttacks.SelectMany(attack => attack.Metrics), .. AttributeInference, .. Guesses, .. Uniqueness, .. Distances];
}
