using System.Numerics.Tensors;

namespace SynthRec.MLNet.Recommenders;

/// <summary>
/// EASE: the linear model that predicts each item from all others, in closed form (Steck, "Embarrassingly shallow autoencoders
/// for sparse data", 2019). Values are ignored.
/// </summary>
/// <remarks>
/// With G = XᵀX the item counts, P = (G + λI)⁻¹ and weights −Pᵢⱼ / Pⱼⱼ off the diagonal, computed in double precision.
/// Memory: 4 n² bytes for n items in the model, and 28 n² while fitting (n = 3,700: 55 MB and 0.4 GB); time grows with n³.
/// A user without interactions scores as the mean of the training users; an unseen item scores 0.
/// </remarks>
public sealed class Ease : IRecommender
{
    /// <summary>The most items: their weights fill the longest array.</summary>
    private const int MostItems = 46_340;

    private readonly EaseOptions options;

    /// <summary>Makes a recommender.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public Ease(EaseOptions? options = null) => this.options = (options ?? new()).Validated();

    /// <inheritdoc/>
    public string Name => "EASE";

    /// <inheritdoc/>
    public RecommenderModel Fit(Interactions training, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        TrainingData.RequireInteractions(training);
        var n = training.ItemCount;
        if (n > MostItems)
            throw new InvalidDataException($"EASE keeps a weight for each pair of items, and {n} items are more than {MostItems}. Keep the items with enough interactions, or use iALS.");
        var weights = InverseGram.Compute(training, options.Lambda, options.NumberOfThreads, cancellationToken);
        ToWeights(weights, n);
        progress?.Report(new("solving", n, n));
        return new ItemItemModel(training, new DenseItemWeights(weights, n));
    }

    private static void ToWeights(float[] inverse, int n)
    {
        var diagonal = new float[n];
        for (var item = 0; item < n; item++)
            diagonal[item] = inverse[item * n + item];
        for (var from = 0; from < n; from++)
        {
            var row = inverse.AsSpan(from * n, n);
            TensorPrimitives.Divide(row, diagonal, row);
            TensorPrimitives.Negate(row, row);
            row[from] = 0;
        }
    }
}
