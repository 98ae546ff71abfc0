using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="ColdUserModel"/>.</summary>
public sealed record ColdUserOptions
{
    /// <summary>The default of <see cref="Draws"/>.</summary>
    public const int DefaultDraws = 150;

    /// <summary>The default of <see cref="GeneratedUsers"/>.</summary>
    public const double DefaultGeneratedUsers = 200;

    /// <summary>The number of users to generate under each different vector of features, at least 1: more are slower and give less noise.</summary>
    public int Draws { get; init; } = DefaultDraws;

    /// <summary>How many users generated under a user's features count as much as they would if they were real, above 0, beside the real ones with the very same features.</summary>
    public double GeneratedUsers { get; init; } = DefaultGeneratedUsers;

    /// <summary>How strongly features are followed, in [0, 10]; see <see cref="SampleRequest.ConditionStrength"/>.</summary>
    public float ConditionStrength { get; init; } = SampleRequest.DefaultConditionStrength;

    /// <summary>The seed of the generated users.</summary>
    public int Seed { get; init; }

    /// <summary>The number of libtorch threads; null leaves the process's setting as it is.</summary>
    public int? NumberOfThreads { get; init; }

    internal ColdUserOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, 1);
        OptionRange.RequireAbove(GeneratedUsers, 0, nameof(GeneratedUsers));
        OptionRange.RequireThreads(NumberOfThreads);
        return this;
    }
}
