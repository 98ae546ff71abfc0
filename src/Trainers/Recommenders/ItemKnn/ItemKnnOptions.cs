namespace SynthRec.MLNet.Recommenders;

/// <summary>The options of <see cref="ItemKnn"/>.</summary>
public sealed record ItemKnnOptions
{
    /// <summary>The default of <see cref="NumberOfNeighbors"/>.</summary>
    public const int DefaultNumberOfNeighbors = 100;

    /// <summary>The default of <see cref="Shrinkage"/>.</summary>
    public const double DefaultShrinkage = 10;

    /// <summary>The number of most similar items that speak for an item, at least 1.</summary>
    public int NumberOfNeighbors { get; init; } = DefaultNumberOfNeighbors;

    /// <summary>What is added to the denominator of the cosine, at least 0, so that few common users prove little.</summary>
    public double Shrinkage { get; init; } = DefaultShrinkage;

    /// <summary>The number of threads; null for all processors.</summary>
    public int? NumberOfThreads { get; init; }

    internal ItemKnnOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfNeighbors, 1);
        OptionRange.RequireAtLeast(Shrinkage, 0, nameof(Shrinkage));
        OptionRange.RequireThreads(NumberOfThreads);
        return this;
    }
}
