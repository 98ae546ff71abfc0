namespace SynthRec.MLNet.Evaluation;

/// <summary>What data must reach to pass. Each gate holds by itself: nothing makes up for one that is missed.</summary>
public sealed record VerdictGates
{
    /// <summary>The default of <see cref="MinimumScore"/> and <see cref="MinimumPartScore"/>: half the way from data without structure to real data.</summary>
    public const double DefaultMinimum = 0.5;

    /// <summary>The default of <see cref="Significance"/>.</summary>
    public const double DefaultSignificance = 0.01;

    /// <summary>The default of <see cref="LargestRepresentationBias"/> and <see cref="LargestParityIncrease"/>.</summary>
    public const double DefaultLargestBias = 0.1;

    /// <summary>The least score over all parts, in [0, 1].</summary>
    public double MinimumScore { get; init; } = DefaultMinimum;

    /// <summary>The least score of each part that has a weight, in [0, 1].</summary>
    public double MinimumPartScore { get; init; } = DefaultMinimum;

    /// <summary>
    /// Below this p-value, all attacks corrected for each other, an attack counts as successful and privacy fails; in (0, 1). No distance has a gate. The
    /// same level, corrected for the number of attributes, is that of the gates of fairness.
    /// </summary>
    public double Significance { get; init; } = DefaultSignificance;

    /// <summary>How far the groups' shares may be from those of real users (total variation) if the difference is significant, in [0, 1].</summary>
    public double LargestRepresentationBias { get; init; } = DefaultLargestBias;

    /// <summary>How much larger than that of real users the statistical parity difference of synthetic users may be if it is significant, in [0, 1].</summary>
    public double LargestParityIncrease { get; init; } = DefaultLargestBias;

    /// <summary>
    /// Parts with a weight that may be missing, for want of a holdout or of users, without failing the verdict. By default none may: what was not tested
    /// does not pass.
    /// </summary>
    public IReadOnlyList<EvaluationPart> MayBeMissing { get; init; } = [];

    internal void Validate()
    {
        RequireShare(MinimumScore, nameof(MinimumScore));
        RequireShare(MinimumPartScore, nameof(MinimumPartScore));
        RequireShare(LargestRepresentationBias, nameof(LargestRepresentationBias));
        RequireShare(LargestParityIncrease, nameof(LargestParityIncrease));
        if (!(Significance is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(Significance), Significance, $"{nameof(Significance)} must lie between 0 and 1.");
    }

    private static void RequireShare(double value, string name)
    {
        if (!(value is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be in [0, 1].");
    }
}
