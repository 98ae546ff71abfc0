namespace SynthRec.MLNet.Recommenders;

/// <summary>
/// Implicit alternating least squares (Hu, Koren and Volinsky 2008) with the regularisation of Rendle, Krichene, Zhang and
/// Koren, "Revisiting the performance of iALS on item recommendation benchmarks" (2022). Values are ignored.
/// </summary>
/// <remarks>
/// Minimises Σ over observed pairs (⟨u, i⟩ − 1)² + α₀ Σ over all pairs ⟨u, i⟩² + λ Σ (frequency)^ν ‖factors‖², where the frequency
/// of a user is its items + α₀ × all items, and of an item its users + α₀ × all users. A new user is folded in by the same exact
/// solve that makes the users of training. A user without interactions has the mean factors of the training users; an unseen item scores 0.
/// </remarks>
public sealed class ImplicitAls : IRecommender
{
    /// <summary>The deviation of a first dot product, as in the reference.</summary>
    private const double InitialDeviation = 0.1;

    private readonly ImplicitAlsOptions options;

    /// <summary>Makes a recommender.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ImplicitAls(ImplicitAlsOptions? options = null) => this.options = (options ?? new()).Validated();

    /// <inheritdoc/>
    public string Name => "iALS";

    /// <inheritdoc/>
    public RecommenderModel Fit(Interactions training, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        TrainingData.RequireInteractions(training);
        var rank = options.ApproximationRank;
        var itemUsers = new ItemUsers(training);
        var users = InitialUsers(training.UserCount);
        var items = new float[checked(training.ItemCount * rank)];
        for (var iteration = 0; ; iteration++)
        {
            progress?.Report(new("alternating least squares", iteration, options.NumberOfIterations));
            new AlsSolver(users, options).SolveAll(items, item => itemUsers.UsersOf(item), cancellationToken);
            var solver = new AlsSolver(items, options);
            solver.SolveAll(users, user => TrainingData.DistinctItems(training, user), cancellationToken);
            if (iteration + 1 < options.NumberOfIterations)
                continue;
            progress?.Report(new("alternating least squares", options.NumberOfIterations, options.NumberOfIterations));
            var unknownUser = MeanVector.Of(users, rank, user => training.CountOf(user) > 0);
            return new FactorModel(training, users, items, unknownUser, new float[rank], solver);
        }
    }

    private float[] InitialUsers(int count)
    {
        var factors = new float[checked(count * options.ApproximationRank)];
        var random = SeededRandom.For(options.Seed);
        var deviation = InitialDeviation / Math.Sqrt(options.ApproximationRank);
        for (var i = 0; i < factors.Length; i++)
            factors[i] = (float)(deviation * random.NextGaussian());
        return factors;
    }
}
