namespace SynthRec.MLNet.Generators;

/// <summary>
/// Something that changes what users take from a time on: on the market (a campaign, a release, a shortage: <see cref="Items"/> with
/// <see cref="Strength"/>) or in their lives (a move, a child: <see cref="TasteChange"/>).
/// </summary>
public sealed record PreferenceEvent
{
    private const float Strongest = 20f;

    /// <summary>When it happens; nothing before is touched.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The probability with which it touches a user, in [0, 1].</summary>
    public float Share { get; init; } = 1;

    /// <summary>The ids of the items whose odds it changes.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>What it adds to the log-odds of <see cref="Items"/>, in [−20, 20]: ln 2 doubles the odds that an interaction is with one of them.</summary>
    public float Strength { get; init; }

    /// <summary>How far the user's preferences move towards those of another random user, in [0, 1].</summary>
    public float TasteChange { get; init; }

    /// <summary>How long it lasts, above 0; null for good.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>After what time half of its effect is left, above 0; null where it does not fade. It fades in steps of a day.</summary>
    public TimeSpan? HalfLife { get; init; }

    internal void Validate()
    {
        if (!(Share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(Share), Share, "The share of users must lie in 0 … 1.");
        if (!(Strength is >= -Strongest and <= Strongest))
            throw new ArgumentOutOfRangeException(nameof(Strength), Strength, $"The strength of an event must lie in {-Strongest} … {Strongest}.");
        if (!(TasteChange is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(TasteChange), TasteChange, "The change of taste must lie in 0 … 1.");
        if (Duration is { } duration && duration <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(Duration), duration, "The duration of an event must be above 0.");
        if (HalfLife is { } halfLife && halfLife <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(HalfLife), halfLife, "The half-life of an event must be above 0.");
        ArgumentNullException.ThrowIfNull(Items);
        if (Items.Count == 0 && Strength != 0)
            throw new ArgumentException($"The event of {At:u} has a {nameof(Strength)} and no {nameof(Items)} to apply it to.", nameof(Items));
        if (Strength == 0 && TasteChange == 0)
            throw new ArgumentException($"The event of {At:u} changes nothing: give it {nameof(Items)} with a {nameof(Strength)}, or a {nameof(TasteChange)}.", nameof(Strength));
    }
}
