using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="ColdUserModel"/>.</summary>
public sealed record ColdUserOptions
{
    /// <summary>The default of <see cref="Draws"/>.</summary>
    public const int DefaultDraws = 150;

    /// <summary>The default of <see cref="TasteDirections"/>.</summary>
    public const int DefaultTasteDirections = 30;

    /// <summary>The number of users to generate under each different vector of features, at least 1: more are slower and give less noise.</summary>
    public int Draws { get; init; } = DefaultDraws;

    /// <summary>
    /// Along how many directions, those in which the tastes of real users differ most, what is generated is corrected by what real users with the same or similar features
    /// take; at least 0, never more than there are items. 0 recommends what is generated alone.
    /// </summary>
    public int TasteDirections { get; init; } = DefaultTasteDirections;

    /// <summary>How strongly features are followed, in [0, 10]; see <see cref="SampleRequest.ConditionStrength"/>.</summary>
    public float ConditionStrength { get; init; } = SampleRequest.DefaultConditionStrength;

    /// <summary>The seed of the generated users.</summary>
    public int Seed { get; init; }

    /// <summary>The number of libtorch threads; null leaves the process's setting as it is.</summary>
    public int? NumberOfThreads { get; init; }

    internal ColdUserOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(TasteDirections);
        OptionRange.RequireThreads(NumberOfThreads);
        return this;
    }
}
