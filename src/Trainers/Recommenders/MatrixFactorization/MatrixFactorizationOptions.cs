namespace SynthRec.MLNet.Recommenders;

/// <summary>The options of <see cref="MatrixFactorization"/>, named after those of Microsoft.ML.Recommender.</summary>
public sealed record MatrixFactorizationOptions
{
    /// <summary>The default of <see cref="ApproximationRank"/>.</summary>
    public const int DefaultApproximationRank = 64;

    /// <summary>The default of <see cref="Lambda"/>.</summary>
    public const double DefaultLambda = 0.03;

    /// <summary>The default of <see cref="Shrinkage"/>.</summary>
    public const double DefaultShrinkage = 5;

    /// <summary>The default of <see cref="LearningRate"/>.</summary>
    public const double DefaultLearningRate = 0.05;

    /// <summary>The default of <see cref="NumberOfIterations"/>.</summary>
    public const int DefaultNumberOfIterations = 20;

    /// <summary>The number of factors besides the biases, at least 1.</summary>
    public int ApproximationRank { get; init; } = DefaultApproximationRank;

    /// <summary>The L2 regularisation of factors and biases for each rating, above 0. Ratings are centred and scaled to deviation 1 first, so it suits any scale.</summary>
    public double Lambda { get; init; } = DefaultLambda;

    /// <summary>
    /// The L2 regularisation of the factors and the bias of each user and item besides, at least 0, in ratings: as if it had so many more, all at the mean.
    /// It is what keeps items with few ratings from extreme scores.
    /// </summary>
    public double Shrinkage { get; init; } = DefaultShrinkage;

    /// <summary>The first step size, above 0; steps shrink with the gradients met.</summary>
    public double LearningRate { get; init; } = DefaultLearningRate;

    /// <summary>The number of passes over the ratings, at least 1.</summary>
    public int NumberOfIterations { get; init; } = DefaultNumberOfIterations;

    /// <summary>The seed of the first factors and of the order of the ratings.</summary>
    public int Seed { get; init; }

    /// <summary>The number of threads; null for all processors. The model does not depend on it.</summary>
    public int? NumberOfThreads { get; init; }

    internal MatrixFactorizationOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ApproximationRank, 1);
        OptionRange.RequireAbove(Lambda, 0, nameof(Lambda));
        OptionRange.RequireAtLeast(Shrinkage, 0, nameof(Shrinkage));
        OptionRange.RequireAbove(LearningRate, 0, nameof(LearningRate));
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfIterations, 1);
        OptionRange.RequireThreads(NumberOfThreads);
        return this;
    }
}
