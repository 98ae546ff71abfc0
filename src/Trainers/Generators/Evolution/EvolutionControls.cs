namespace SynthRec.MLNet.Generators;

/// <summary>How preferences are to evolve in what <see cref="PreferenceEvolutionGenerator"/>'s models draw: the strength of each learnt force, and events that the data has not seen.</summary>
public sealed record EvolutionControls
{
    /// <summary>The default of all strengths: as learnt.</summary>
    public const float DefaultStrength = 1f;

    private const float Strongest = 10f;

    /// <summary>
    /// How far users' preferences drift, in [0, 10]: 1 as learnt, 0 not at all, 2 twice as far from where they began. The path of a user's
    /// preferences is drawn as learnt, and its distance from its start is multiplied by this.
    /// </summary>
    public float DriftStrength { get; init; } = DefaultStrength;

    /// <summary>
    /// How strongly the time of the year moves items, in [0, 10]: their seasonal log-odds are multiplied by it; 1 as learnt, 0 not at all.
    /// A season is learnt only from at least two years of data in periods of at most a quarter.
    /// </summary>
    public float SeasonStrength { get; init; } = DefaultStrength;

    /// <summary>
    /// How often users make discoveries, items off their own preferences that others take, in [0, 10]: the odds of it are multiplied by this; 1 as learnt, 0 never.
    /// </summary>
    public float DiscoveryStrength { get; init; } = DefaultStrength;

    /// <summary>Events in users' lives or on the market; none by default.</summary>
    public IReadOnlyList<PreferenceEvent> Events { get; init; } = [];

    internal void Validate()
    {
        RequireStrength(DriftStrength, nameof(DriftStrength));
        RequireStrength(SeasonStrength, nameof(SeasonStrength));
        RequireStrength(DiscoveryStrength, nameof(DiscoveryStrength));
        ArgumentNullException.ThrowIfNull(Events);
        foreach (var happening in Events)
            happening.Validate();
    }

    private static void RequireStrength(float strength, string name)
    {
        if (!(strength is >= 0 and <= Strongest))
            throw new ArgumentOutOfRangeException(name, strength, $"{name} must lie in 0 … {Strongest}.");
    }
}
