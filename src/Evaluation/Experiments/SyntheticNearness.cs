namespace SynthRec.MLNet.Evaluation;

/// <summary>How near synthetic users are to the real ones they were learnt from, over all repetitions.</summary>
/// <remarks>
/// Distance is a description and no proof of privacy; the membership attack here is one of many. Under weak generalisation
/// all users are learnt from, so there is nobody to compare with and the attack is not defined.
/// </remarks>
public sealed record SyntheticNearness
{
    /// <summary>The Jaccard similarity of each synthetic user to the nearest training user.</summary>
    public required Quantiles SyntheticToReal { get; init; }

    /// <summary>
    /// The Jaccard similarity of each test user, visible and held-out part together, to the nearest training user: how near real people
    /// are to each other. Null under weak generalisation.
    /// </summary>
    public Quantiles? RealToReal { get; init; }

    /// <summary>
    /// How well the similarity to the nearest synthetic user tells training users from test users (<see cref="Evaluation.MembershipAuc"/>);
    /// 0.5 is guessing. The mean over repetitions; its interval is as wide as if all repetitions erred alike. Null under weak
    /// generalisation, and with fewer than two training or test users.
    /// </summary>
    public Estimate? MembershipAuc { get; init; }

    /// <summary>The share of the items of the training users that some synthetic user has; the mean over repetitions.</summary>
    public required double ItemCoverage { get; init; }

    /// <summary>The total variation distance between the items' shares of the synthetic and of the training interactions, in [0, 1].</summary>
    public required double PopularityDistance { get; init; }

    /// <summary>
    /// The total variation distance between the shares of synthetic and of training users whose number of interactions lies in the same
    /// half octave (round(2 log₂ n); users without interactions apart), in [0, 1].
    /// </summary>
    public required double ActivityDistance { get; init; }
}
