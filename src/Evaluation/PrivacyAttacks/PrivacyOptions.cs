using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Evaluation;

/// <summary>The options of <see cref="PrivacyAttacks"/>.</summary>
public sealed record PrivacyOptions
{
    /// <summary>The default of <see cref="Permutations"/>.</summary>
    public const int DefaultPermutations = 999;

    /// <summary>The default of <see cref="MaximumGuesses"/>.</summary>
    public const int DefaultMaximumGuesses = 2000;

    /// <summary>The default of <see cref="WorstHitUsers"/>.</summary>
    public const int DefaultWorstHitUsers = 20;

    /// <summary>The default of <see cref="NumberOfShadows"/>.</summary>
    public const int DefaultNumberOfShadows = 8;

    /// <summary>The default of <see cref="Delta"/>.</summary>
    public const double DefaultDelta = 1e-5;

    /// <summary>
    /// The generator that made the synthetic users, for the shadow-model attack: it is fitted <see cref="NumberOfShadows"/> times to random halves
    /// of all real users. Null leaves the attack out.
    /// </summary>
    public IGenerator? ShadowGenerator { get; init; }

    /// <summary>How many shadow models are fitted, even and at least 4. The attack sharpens with the number; its cost is that many fits.</summary>
    public int NumberOfShadows { get; init; } = DefaultNumberOfShadows;

    /// <summary>How many random permutations of who is a member the p-values come from, at least 99; the least p-value is 1 over one more.</summary>
    public int Permutations { get; init; } = DefaultPermutations;

    /// <summary>How many guesses the attacks by guesses make at most (singling out, linkability, inference, re-identification), at least 10.</summary>
    public int MaximumGuesses { get; init; } = DefaultMaximumGuesses;

    /// <summary>How many of the worst-hit members are listed, at least 0.</summary>
    public int WorstHitUsers { get; init; } = DefaultWorstHitUsers;

    /// <summary>The δ of the effective (ε, δ), in [0, 1).</summary>
    public double Delta { get; init; } = DefaultDelta;

    /// <summary>What attribute inference tries to tell of users, each attribute as an attack of its own; none leaves it out.</summary>
    public IReadOnlyList<AttributeLabels> Attributes { get; init; } = [];

    /// <summary>The seed of all draws. The same seed and data give the same report, whatever the number of threads.</summary>
    public int Seed { get; init; }

    /// <summary>The most threads to use; null for all processors.</summary>
    public int? NumberOfThreads { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Permutations, 99);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumGuesses, 10);
        ArgumentOutOfRangeException.ThrowIfNegative(WorstHitUsers);
        if (NumberOfShadows < 4 || NumberOfShadows % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(NumberOfShadows), NumberOfShadows, "The number of shadow models must be even and at least 4: each user is in half of them.");
        if (!(Delta is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(Delta), Delta, "δ must lie in [0, 1).");
        if (NumberOfThreads is { } threads)
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(NumberOfThreads));
    }
}
