namespace SynthRec.MLNet.Generators;

/// <summary>
/// The composite prior of RecVAE (Shenbin, Alekseev, Tutubalina, Malykh and Nikolenko 2020): in each latent dimension a mixture of a
/// standard normal, the user's posterior of the epoch before, and a wide normal. The divergence from it is weighted by γ and
/// the user's number of items, in place of <see cref="MultVaeOptions.Beta"/>.
/// </summary>
public sealed record CompositePriorOptions
{
    /// <summary>The default of <see cref="StandardWeight"/>.</summary>
    public const float DefaultStandardWeight = 0.15f;

    /// <summary>The default of <see cref="PreviousWeight"/>.</summary>
    public const float DefaultPreviousWeight = 0.75f;

    /// <summary>The default of <see cref="WideWeight"/>.</summary>
    public const float DefaultWideWeight = 0.1f;

    /// <summary>The default of <see cref="WideLogVariance"/>.</summary>
    public const float DefaultWideLogVariance = 10f;

    /// <summary>The default of <see cref="Gamma"/>.</summary>
    public const float DefaultGamma = 0.005f;

    /// <summary>The weight of the standard normal, at least 0. The weights count in proportion to each other.</summary>
    public float StandardWeight { get; init; } = DefaultStandardWeight;

    /// <summary>The weight of the posterior that the encoder gave the user at the end of the epoch before, at least 0.</summary>
    public float PreviousWeight { get; init; } = DefaultPreviousWeight;

    /// <summary>The weight of the wide normal, at least 0.</summary>
    public float WideWeight { get; init; } = DefaultWideWeight;

    /// <summary>The logarithm of the variance of the wide normal, in [0, 20].</summary>
    public float WideLogVariance { get; init; } = DefaultWideLogVariance;

    /// <summary>γ: the divergence of a user of n items is weighted by γ·n. In [0, 1].</summary>
    public float Gamma { get; init; } = DefaultGamma;

    internal void Validate()
    {
        TrainingOptions.RequireWithin(StandardWeight, 0, float.MaxValue, nameof(StandardWeight));
        TrainingOptions.RequireWithin(PreviousWeight, 0, float.MaxValue, nameof(PreviousWeight));
        TrainingOptions.RequireWithin(WideWeight, 0, float.MaxValue, nameof(WideWeight));
        TrainingOptions.RequireWithin(WideLogVariance, 0, 20, nameof(WideLogVariance));
        TrainingOptions.RequireWithin(Gamma, 0, 1, nameof(Gamma));
        if (StandardWeight == 0 && PreviousWeight == 0 && WideWeight == 0)
            throw new ArgumentOutOfRangeException(nameof(StandardWeight), StandardWeight, $"One of {nameof(StandardWeight)}, {nameof(PreviousWeight)} and {nameof(WideWeight)} must be above 0.");
    }
}
