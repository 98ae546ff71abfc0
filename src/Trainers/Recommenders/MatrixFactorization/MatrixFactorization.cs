using System.Numerics.Tensors;

namespace SynthRec.MLNet.Recommenders;

/// <summary>
/// Matrix factorization of ratings: mean + user bias + item bias + ⟨user factors, item factors⟩, by stochastic gradient descent
/// on the squared error (Koren, Bell and Volinsky 2009). Needs values; a score is a predicted rating.
/// </summary>
/// <remarks>
/// <para>
/// Minimises Σ over ratings error² + Σ over users and items (λn + κ)(‖factors‖² + bias²), where n counts the ratings of the user or item. The part that grows with n is that
/// of Zhou, Wilkinson, Schreiber and Pan, "Large-scale parallel collaborative filtering for the Netflix prize" (2008); it alone would believe one rating as much as
/// a thousand. The constant part is a Gaussian prior (Salakhutdinov and Mnih, "Probabilistic matrix factorization", 2007): it holds what few ratings say near
/// the mean, a bias to about n / (n + κ) of it (Koren, "Factor in the neighbors", 2010), so that a film with one rating of five stars does not top every list.
/// </para>
/// <para>
/// This is the loss that Microsoft.ML.Recommender calls SquareLossRegression. Its SquareLossOneClass is the job of <see cref="ImplicitAls"/>: with C = 0 and
/// Alpha = α₀ / (1 + α₀) the two losses differ by the scale of the scores and the regularisation alone.
/// </para>
/// <para>
/// Ratings are worked on in blocks that share no user and no item (Gemulla et al. 2011), so the model is the same for any number
/// of threads. A new user is folded in by ridge regression on the item factors. A user without ratings scores the mean and
/// the item's bias; an unseen item scores the mean and the user's bias; both unseen score the mean.
/// </para>
/// </remarks>
public sealed class MatrixFactorization : IRecommender
{
    private const long OrderOfDiagonals = 4;
    private const long FirstUserFactors = 5;
    private const long FirstItemFactors = 6;
    private readonly MatrixFactorizationOptions options;

    /// <summary>Makes a recommender.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public MatrixFactorization(MatrixFactorizationOptions? options = null) => this.options = (options ?? new()).Validated();

    /// <inheritdoc/>
    public string Name => "MF";

    /// <inheritdoc/>
    public bool LearnsFromValues => true;

    /// <inheritdoc/>
    public RecommenderModel Fit(Interactions training, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        var scale = RatingScale.Of(training);
        var blocks = new RatingBlocks(training, scale.Mean, scale.Deviation, options.Seed);
        var itemCounts = training.ItemCounts();
        var users = Table([.. Enumerable.Range(0, training.UserCount).Select(training.CountOf)], FirstUserFactors);
        var items = Table(itemCounts, FirstItemFactors);
        var update = new SgdUpdate(users, items, options.ApproximationRank, (float)options.LearningRate);
        var parallel = Threads.Options(options.NumberOfThreads, cancellationToken);
        for (var iteration = 0; iteration < options.NumberOfIterations; iteration++)
        {
            progress?.Report(new("stochastic gradient descent", iteration, options.NumberOfIterations));
            foreach (var diagonal in SeededRandom.For(options.Seed, OrderOfDiagonals, iteration).Permutation(blocks.Groups))
                Parallel.For(0, blocks.Groups, parallel, group => update.Apply(blocks[diagonal, group]));
        }

        progress?.Report(new("stochastic gradient descent", options.NumberOfIterations, options.NumberOfIterations));
        return ToModel(training, itemCounts, users, items, scale);
    }

    private FactorTable Table(int[] counts, long purpose) =>
        new(counts, options.ApproximationRank, options.Lambda, options.Shrinkage, SeededRandom.For(options.Seed, purpose));

    /// <summary>Puts the ratings back on their scale: user factors and all biases are multiplied by the deviation.</summary>
    private FactorModel ToModel(Interactions training, int[] itemCounts, FactorTable users, FactorTable items, RatingScale scale)
    {
        var rank = options.ApproximationRank;
        var length = rank + 2;
        var userVectors = new float[checked(training.UserCount * length)];
        var itemVectors = new float[checked(training.ItemCount * length)];
        for (var user = 0; user < training.UserCount; user++)
        {
            var vector = userVectors.AsSpan(user * length, length);
            TensorPrimitives.Multiply(users.Row(user)[..rank], scale.Deviation, vector[..rank]);
            vector[rank] = users.State(user).Bias * scale.Deviation;
            vector[rank + 1] = 1;
        }

        for (var item = 0; item < training.ItemCount; item++)
        {
            var vector = itemVectors.AsSpan(item * length, length);
            if (itemCounts[item] > 0)
                items.Row(item)[..rank].CopyTo(vector);
            vector[rank] = 1;
            vector[rank + 1] = scale.Mean + items.State(item).Bias * scale.Deviation;
        }

        if (!Array.TrueForAll(userVectors, float.IsFinite) || !Array.TrueForAll(itemVectors, float.IsFinite))
            throw new InvalidDataException($"Matrix factorization diverged. Lower {nameof(options.LearningRate)}, which is {options.LearningRate}.");
        var unknownUser = new float[length];
        unknownUser[^1] = 1;
        var unknownItem = new float[length];
        (unknownItem[rank], unknownItem[rank + 1]) = (1, scale.Mean);
        return new(training, userVectors, itemVectors, unknownUser, unknownItem, new RidgeFoldIn(itemVectors, length, options.Lambda, options.Shrinkage));
    }
}
