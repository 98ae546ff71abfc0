using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Generators;

/// <summary>The options of <see cref="NewItemGenerator"/>.</summary>
public sealed record NewItemOptions
{
    /// <summary>The default of <see cref="Lambda"/>.</summary>
    public const double DefaultLambda = 10;

    /// <summary>The default of <see cref="ApproximationRank"/>.</summary>
    public const int DefaultApproximationRank = 30;

    /// <summary>The L2 regularisation of the regressions on attributes, above 0; each item's scaled attributes have length 1.</summary>
    public double Lambda { get; init; } = DefaultLambda;

    /// <summary>The number of singular vectors in which users and items are compared, at least 1.</summary>
    public int ApproximationRank { get; init; } = DefaultApproximationRank;

    /// <summary>The seed of the folds of items and of the singular vectors.</summary>
    public int Seed { get; init; }

    /// <summary>The number of threads; null for all processors. The model does not depend on it.</summary>
    public int? NumberOfThreads { get; init; }

    internal NewItemOptions Validated()
    {
        OptionRange.RequireAbove(Lambda, 0, nameof(Lambda));
        ArgumentOutOfRangeException.ThrowIfLessThan(ApproximationRank, 1);
        OptionRange.RequireThreads(NumberOfThreads);
        return this;
    }
}
