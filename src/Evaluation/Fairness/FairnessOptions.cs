namespace SynthRec.MLNet.Evaluation;

/// <summary>The options of <see cref="Fairness"/>.</summary>
public sealed record FairnessOptions
{
    /// <summary>The default of <see cref="SmallestGroup"/>.</summary>
    public const int DefaultSmallestGroup = 10;

    /// <summary>The default of <see cref="Permutations"/>.</summary>
    public const int DefaultPermutations = 499;

    /// <summary>The default of <see cref="Folds"/>.</summary>
    public const int DefaultFolds = 5;

    /// <summary>The default of <see cref="PredictionUsers"/>.</summary>
    public const int DefaultPredictionUsers = 4_000;

    /// <summary>The share of each group in the population that the synthetic users should stand for, summing to 1; null: that of the real users.</summary>
    public IReadOnlyDictionary<string, double>? TargetShares { get; init; }

    /// <summary>From which value on an interaction is a positive outcome, such as a rating of 4; null: none are told apart.</summary>
    public float? PositiveFrom { get; init; }

    /// <summary>Groups with fewer users are not compared with others, at least 2.</summary>
    public int SmallestGroup { get; init; } = DefaultSmallestGroup;

    /// <summary>How often labels are exchanged at random for floors and p-values, at least 19; the least p-value is 1 over one more.</summary>
    public int Permutations { get; init; } = DefaultPermutations;

    /// <summary>The number of folds in which the attribute is predicted, at least 2.</summary>
    public int Folds { get; init; } = DefaultFolds;

    /// <summary>The most users of either side by whom the attribute is predicted, at least 20.</summary>
    public int PredictionUsers { get; init; } = DefaultPredictionUsers;

    /// <summary>The seed of all draws.</summary>
    public int Seed { get; init; }

    /// <summary>The most threads to use; null for all processors. Results do not depend on it.</summary>
    public int? NumberOfThreads { get; init; }

    internal FairnessOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(SmallestGroup, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Permutations, 19);
        ArgumentOutOfRangeException.ThrowIfLessThan(Folds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(PredictionUsers, 20);
        if (PositiveFrom is { } least && !float.IsFinite(least))
            throw new ArgumentOutOfRangeException(nameof(PositiveFrom), least, "The least positive value must be finite.");
        if (TargetShares is { } shares && (shares.Values.Any(share => !(share is >= 0 and <= 1)) || Math.Abs(shares.Values.Sum() - 1) > 1e-6))
            throw new ArgumentException($"The target shares must be in [0, 1] and sum to 1; they are {string.Join(", ", shares.Select(share => $"{share.Key} {share.Value}"))}.", nameof(TargetShares));
        return this;
    }
}
