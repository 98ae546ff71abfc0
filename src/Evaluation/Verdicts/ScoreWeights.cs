namespace SynthRec.MLNet.Evaluation;

/// <summary>How much each part counts in the score. The weights of the parts that were assessed are scaled to sum to 1.</summary>
/// <remarks>Fairness counts by its gate and not by a weight: the sensitive attributes that happen to be known say nothing of how good the data is.</remarks>
public sealed record ScoreWeights
{
    /// <summary>The default of <see cref="Fidelity"/>.</summary>
    public const double DefaultFidelity = 0.3;

    /// <summary>The default of <see cref="Utility"/>.</summary>
    public const double DefaultUtility = 0.4;

    /// <summary>The default of <see cref="Privacy"/>.</summary>
    public const double DefaultPrivacy = 0.2;

    /// <summary>The default of <see cref="Diversity"/>.</summary>
    public const double DefaultDiversity = 0.1;

    /// <summary>The weight of fidelity, at least 0.</summary>
    public double Fidelity { get; init; } = DefaultFidelity;

    /// <summary>The weight of utility, at least 0.</summary>
    public double Utility { get; init; } = DefaultUtility;

    /// <summary>The weight of privacy, at least 0.</summary>
    public double Privacy { get; init; } = DefaultPrivacy;

    /// <summary>The weight of fairness, at least 0.</summary>
    public double Fairness { get; init; }

    /// <summary>The weight of diversity, at least 0.</summary>
    public double Diversity { get; init; } = DefaultDiversity;

    internal double Of(EvaluationPart part) => part switch
    {
        EvaluationPart.Fidelity => Fidelity,
        EvaluationPart.Utility => Utility,
        EvaluationPart.Privacy => Privacy,
        EvaluationPart.Fairness => Fairness,
        EvaluationPart.Diversity => Diversity,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "There is no such part."),
    };

    internal void Validate()
    {
        var weights = Enum.GetValues<EvaluationPart>().Select(Of).ToArray();
        if (weights.Any(weight => !(weight >= 0) || !double.IsFinite(weight)) || weights.Sum() <= 0)
            throw new ArgumentException($"The weights of the parts must be at least 0, and one above; they are {string.Join(", ", weights)}.", nameof(weights));
    }
}
