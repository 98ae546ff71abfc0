namespace SynthRec.MLNet.Evaluation;

/// <summary>How near synthetic users are to the real ones they were learnt from, over all repetitions.</summary>
/// <remarks>
/// Distance is a description and no proof of privacy; the membership attack here is one of many. Under weak generalisation
/// all users are learnt from, so there is nobody to compare with and the attack is not defined.
/// </remarks>
public sealed record SyntheticNearness
{
    /// <summary>The median Jaccard similarity of a synthetic user to the nearest training user.</summary>
    public required double SyntheticToReal { get; init; }

    /// <summary>The median Jaccard similarity of a test user, whole, to the nearest training user: how near real people are to each other.</summary>
    public double? RealToReal { get; init; }

    /// <summary>
    /// How well the similarity to the nearest synthetic user tells training users from test users (<see cref="MembershipAuc"/>); 0.5 is guessing.
    /// </summary>
    public double? MembershipAuc { get; init; }

    /// <summary>The share of the items of the training users that some synthetic user has.</summary>
    public required double ItemCoverage { get; init; }

    /// <summary>The total variation distance between the items' shares of the synthetic and of the training interactions, in [0, 1].</summary>
    public required double PopularityDistance { get; init; }
}
