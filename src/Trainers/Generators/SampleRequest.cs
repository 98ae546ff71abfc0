namespace SynthRec.MLNet.Generators;

/// <summary>What to generate.</summary>
public sealed record SampleRequest
{
    /// <summary>The default of <see cref="ConditionStrength"/>.</summary>
    public const float DefaultConditionStrength = 1f;

    /// <summary>The default of <see cref="Temperature"/>.</summary>
    public const float DefaultTemperature = 1f;

    /// <summary>The default of <see cref="TopP"/>.</summary>
    public const float DefaultTopP = 1f;

    /// <summary>The number of users, at least 1; with <see cref="Histories"/> as many as are there.</summary>
    public required int UserCount { get; init; }

    /// <summary>
    /// The interactions of users to continue: each user gets more items, none that is in the history, and keeps the id. Null for new users.
    /// The number of items in all is drawn from the real ones above that of the history; who already has more than anyone gets one.
    /// A user without interactions is drawn as a new one.
    /// Models of sequences go on after the last event, by at least one, repeat items if the training data does, and learn when to end.
    /// </summary>
    /// <remarks>Items are found in the model by their ids. Values of histories are not looked at.</remarks>
    public Interactions? Histories { get; init; }

    /// <summary>
    /// What is known of each user of the request, in order: the model then draws behaviour that goes with it, and the users keep these ids
    /// unless <see cref="Histories"/> has their ids. Null draws users as they come. The model must have been fitted with features.
    /// </summary>
    public FeatureVectors? UserFeatures { get; init; }

    /// <summary>
    /// How strongly <see cref="UserFeatures"/> are followed, in [0, 10]: 1 as in the data, 0 not at all, above 1 more than in the data
    /// (classifier-free guidance: Ho and Salimans 2022).
    /// </summary>
    public float ConditionStrength { get; init; } = DefaultConditionStrength;

    /// <summary>The seed. The same model, request and thread count give the same interactions.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Below 1 likelier items are preferred: more useful and less novel; above 1 the opposite. In (0, 10].
    /// Models that have no notion of temperature, such as popularity, ignore it.
    /// </summary>
    public float Temperature { get; init; } = DefaultTemperature;

    /// <summary>Draws each event's item from that many of the likeliest only, at least 1; null for all. Models of sets ignore it.</summary>
    public int? TopK { get; init; }

    /// <summary>
    /// Draws each event's item from the likeliest ones that together have this probability, in (0, 1]
    /// (nucleus sampling: Holtzman et al. 2020). Models of sets ignore it.
    /// </summary>
    public float TopP { get; init; } = DefaultTopP;

    /// <summary>
    /// How strongly preferences drift, follow the season and discover, and what happens on the way; null as learnt.
    /// Only models of <see cref="PreferenceEvolutionGenerator"/> can follow it.
    /// </summary>
    public EvolutionControls? Evolution { get; init; }

    /// <summary>Which part of the users to generate, 0 … <see cref="ShardCount"/> − 1.</summary>
    public int Shard { get; init; }

    /// <summary>The number of parts; the parts joined in order are the same users whatever their number.</summary>
    public int ShardCount { get; init; } = 1;

    /// <summary>The number of libtorch threads; null leaves the process's setting as it is.</summary>
    public int? NumberOfThreads { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(UserCount, 1);
        if (Histories is not null && Histories.UserCount != UserCount)
            throw new ArgumentOutOfRangeException(nameof(UserCount), UserCount, $"{nameof(UserCount)} must be the number of users in {nameof(Histories)}, {Histories.UserCount}.");
        if (UserFeatures is not null && UserFeatures.Count != UserCount)
            throw new ArgumentOutOfRangeException(nameof(UserCount), UserCount, $"{nameof(UserCount)} must be the number of users in {nameof(UserFeatures)}, {UserFeatures.Count}.");
        if (!(ConditionStrength is >= 0 and <= 10))
            throw new ArgumentOutOfRangeException(nameof(ConditionStrength), ConditionStrength, "The strength of conditions must lie in 0 … 10.");
        if (!(Temperature is > 0 and <= 10))
            throw new ArgumentOutOfRangeException(nameof(Temperature), Temperature, "The temperature must be above 0 and at most 10.");
        if (TopK is { } items)
            ArgumentOutOfRangeException.ThrowIfLessThan(items, 1, nameof(TopK));
        if (!(TopP is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(TopP), TopP, "The probability must be above 0 and at most 1.");
        Evolution?.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(ShardCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Shard);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Shard, ShardCount);
        if (NumberOfThreads is { } threads)
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(NumberOfThreads));
    }
}
