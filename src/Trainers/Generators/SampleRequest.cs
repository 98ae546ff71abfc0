namespace SynthRec.MLNet.Generators;

/// <summary>What to generate.</summary>
public sealed record SampleRequest
{
    /// <summary>The default of <see cref="Temperature"/>.</summary>
    public const float DefaultTemperature = 1f;

    /// <summary>The number of new users, at least 1.</summary>
    public required int UserCount { get; init; }

    /// <summary>The seed. The same model, request and thread count give the same interactions.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Below 1 likelier items are preferred: more useful and less novel; above 1 the opposite. In (0, 10].
    /// Models that have no notion of temperature, such as popularity, ignore it.
    /// </summary>
    public float Temperature { get; init; } = DefaultTemperature;

    /// <summary>Which part of the users to generate, 0 … <see cref="ShardCount"/> − 1.</summary>
    public int Shard { get; init; }

    /// <summary>The number of parts; the parts joined in order are the same users whatever their number.</summary>
    public int ShardCount { get; init; } = 1;
}
