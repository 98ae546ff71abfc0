using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet;

/// <summary>Which columns a <see cref="UserGenerator"/> learns and generates, and how many users.</summary>
public sealed record GenerationOptions
{
    /// <summary>The columns. Values, times and event types are generated if they are named here.</summary>
    public InteractionColumns Columns { get; init; } = new();

    /// <summary>What becomes of several interactions of one user with one item. Generators of sets need one that merges them; <see cref="DuplicatePolicy.KeepAll"/> lets generators of sequences learn them.</summary>
    public DuplicatePolicy Duplicates { get; init; } = DuplicatePolicy.KeepLast;

    /// <summary>How many users to add when augmenting, at least 1; null: as many as there are.</summary>
    public int? UserCount { get; init; }

    /// <summary>See <see cref="SampleRequest.Temperature"/>.</summary>
    public float Temperature { get; init; } = SampleRequest.DefaultTemperature;

    /// <summary>The seed of the draw.</summary>
    public int Seed { get; init; }

    /// <summary>Is told how far the work has come.</summary>
    public IProgress<ProgressReport>? Progress { get; init; }

    /// <summary>Stops the work.</summary>
    public CancellationToken CancellationToken { get; init; }
}
