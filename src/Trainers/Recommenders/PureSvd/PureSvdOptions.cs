namespace SynthRec.MLNet.Recommenders;

/// <summary>The options of <see cref="PureSvd"/>.</summary>
public sealed record PureSvdOptions
{
    /// <summary>The default of <see cref="ApproximationRank"/>.</summary>
    public const int DefaultApproximationRank = 30;

    /// <summary>The default of <see cref="NumberOfIterations"/>.</summary>
    public const int DefaultNumberOfIterations = 12;

    /// <summary>The number of singular vectors kept, at least 1; never more than there are items.</summary>
    public int ApproximationRank { get; init; } = DefaultApproximationRank;

    /// <summary>The number of subspace iterations, at least 1.</summary>
    public int NumberOfIterations { get; init; } = DefaultNumberOfIterations;

    /// <summary>The seed of the first subspace.</summary>
    public int Seed { get; init; }

    /// <summary>The number of threads; null for all processors. The model does not depend on it.</summary>
    public int? NumberOfThreads { get; init; }

    internal PureSvdOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ApproximationRank, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfIterations, 1);
        OptionRange.RequireThreads(NumberOfThreads);
        return this;
    }
}
