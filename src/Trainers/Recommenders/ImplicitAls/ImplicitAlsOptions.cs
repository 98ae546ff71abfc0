namespace SynthRec.MLNet.Recommenders;

/// <summary>The options of <see cref="ImplicitAls"/>.</summary>
public sealed record ImplicitAlsOptions
{
    /// <summary>The default of <see cref="ApproximationRank"/>.</summary>
    public const int DefaultApproximationRank = 64;

    /// <summary>The default of <see cref="Lambda"/>.</summary>
    public const double DefaultLambda = 0.003;

    /// <summary>The default of <see cref="RegularizationExponent"/>.</summary>
    public const double DefaultRegularizationExponent = 1;

    /// <summary>The default of <see cref="UnobservedWeight"/>.</summary>
    public const double DefaultUnobservedWeight = 0.8;

    /// <summary>The default of <see cref="NumberOfIterations"/>.</summary>
    public const int DefaultNumberOfIterations = 16;

    /// <summary>The number of factors, at least 1.</summary>
    public int ApproximationRank { get; init; } = DefaultApproximationRank;

    /// <summary>The L2 regularisation before it is scaled by frequency, above 0.</summary>
    public double Lambda { get; init; } = DefaultLambda;

    /// <summary>The exponent ν of the frequency by which the regularisation is scaled, at least 0: 0 is the same for all, 1 is proportional.</summary>
    public double RegularizationExponent { get; init; } = DefaultRegularizationExponent;

    /// <summary>The weight α₀ of every pair of user and item, observed or not, towards a score of 0, above 0; an observed pair weighs 1 towards a score of 1 besides.</summary>
    public double UnobservedWeight { get; init; } = DefaultUnobservedWeight;

    /// <summary>The number of passes over items and users, at least 1.</summary>
    public int NumberOfIterations { get; init; } = DefaultNumberOfIterations;

    /// <summary>The seed of the first user factors.</summary>
    public int Seed { get; init; }

    /// <summary>The number of threads; null for all processors. The model does not depend on it.</summary>
    public int? NumberOfThreads { get; init; }

    internal ImplicitAlsOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ApproximationRank, 1);
        OptionRange.RequireAbove(Lambda, 0, nameof(Lambda));
        OptionRange.RequireAtLeast(RegularizationExponent, 0, nameof(RegularizationExponent));
        OptionRange.RequireAbove(UnobservedWeight, 0, nameof(UnobservedWeight));
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfIterations, 1);
        OptionRange.RequireThreads(NumberOfThreads);
        return this;
    }
}
