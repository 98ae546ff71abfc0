using System.Numerics.Tensors;

namespace SynthRec.MLNet.Recommenders;

/// <summary>
/// Matrix factorization of ratings: mean + user bias + item bias + ⟨user factors, item factors⟩, by stochastic gradient descent
/// on the squared error with L2 regularisation (Koren, Bell and Volinsky 2009). Needs values; a score is a predicted rating.
/// </summary>
/// <remarks>
/// Ratings are worked on in blocks that share no user and no item (Gemulla et al. 2011), so the model is the same for any number
/// of threads. A new user is folded in by ridge regression on the item factors. A user without ratings scores the mean and
/// the item's bias; an unseen item scores the mean and the user's bias; both unseen score the mean.
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
        var users = new FactorTable(training.UserCount, options.ApproximationRank, SeededRandom.For(options.Seed, FirstUserFactors));
        var items = new FactorTable(training.ItemCount, options.ApproximationRank, SeededRandom.For(options.Seed, FirstItemFactors));
        var update = new SgdUpdate(users, items, options.ApproximationRank, (float)options.LearningRate, (float)options.Lambda);
        var parallel = Threads.Options(options.NumberOfThreads, cancellationToken);
        for (var iteration = 0; iteration < options.NumberOfIterations; iteration++)
        {
            progress?.Report(new("stochastic gradient descent", iteration, options.NumberOfIterations));
            foreach (var diagonal in SeededRandom.For(options.Seed, OrderOfDiagonals, iteration).Permutation(blocks.Groups))
                Parallel.For(0, blocks.Groups, parallel, group => update.Apply(blocks[diagonal, group]));
        }

        progress?.Report(new("stochastic gradient descent", options.NumberOfIterations, options.NumberOfIterations));
        return ToModel(training, users, items, scale);
    }

    /// <summary>Puts the ratings back on their scale: user factors and all biases are multiplied by the deviation.</summary>
    private FactorModel ToModel(Interactions training, FactorTable users, FactorTable items, RatingScale scale)
    {
        var rank = options.ApproximationRank;
        var length = rank + 2;
        var userVectors = new float[checked(training.UserCount * length)];
        var itemVectors = new float[checked(training.ItemCount * length)];
        var itemCounts = training.ItemCounts();
        for (var user = 0; user < training.UserCount; user++)
        {
            var vector = userVectors.AsSpan(user * length, length);
            TensorPrimitives.Multiply(users.Row(user)[..rank], scale.Deviation, vector[..rank]);
            vector[rank] = users.Biases[user] * scale.Deviation;
            vector[rank + 1] = 1;
        }

        for (var item = 0; item < training.ItemCount; item++)
        {
            var vector = itemVectors.AsSpan(item * length, length);
            if (itemCounts[item] > 0)
                items.Row(item)[..rank].CopyTo(vector);
            vector[rank] = 1;
            vector[rank + 1] = scale.Mean + items.Biases[item] * scale.Deviation;
        }

        if (!Array.TrueForAll(userVectors, float.IsFinite) || !Array.TrueForAll(itemVectors, float.IsFinite))
            throw new InvalidDataException($"Matrix factorization diverged. Lower {nameof(options.LearningRate)} from {options.LearningRate}.");
        var unknownUser = new float[length];
        unknownUser[^1] = 1;
        var unknownItem = new float[length];
        (unknownItem[rank], unknownItem[rank + 1]) = (1, scale.Mean);
        return new(training, userVectors, itemVectors, unknownUser, unknownItem, new RidgeFoldIn(itemVectors, length, (float)options.Lambda));
    }
}
