namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="PopularityGenerator"/>.</summary>
public sealed record PopularityOptions
{
    /// <summary>The default of <see cref="Smoothing"/>.</summary>
    public const float DefaultSmoothing = 0f;

    /// <summary>What is added to the number of interactions of every item, at least 0. With 0 an item that nobody took is never drawn.</summary>
    public float Smoothing { get; init; } = DefaultSmoothing;

    /// <summary>The seed of what is learnt of values and times. The same data, options and seed give the same model.</summary>
    public int Seed { get; init; }

    internal PopularityOptions Validated() => Smoothing >= 0 && float.IsFinite(Smoothing)
        ? this
        : throw new ArgumentOutOfRangeException(nameof(Smoothing), Smoothing, $"{nameof(Smoothing)} must be 0 or more.");
}
