namespace SynthRec.MLNet.Recommenders;

/// <summary>
/// Item-based nearest neighbours: an item's score is the sum of its similarities to those of the user's items that are among
/// its nearest neighbours (Sarwar et al. 2001; Deshpande and Karypis 2004). Values are ignored.
/// </summary>
/// <remarks>
/// The similarity of items taken by a and b users, c of them the same, is c / (√(a b) + shrinkage). Of equally similar items the
/// lower index is nearer. A user without interactions scores as the mean of the training users; an unseen item scores 0.
/// Memory: 8 bytes for each item and neighbour.
/// </remarks>
public sealed class ItemKnn : IRecommender
{
    private readonly ItemKnnOptions options;

    /// <summary>Makes a recommender.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ItemKnn(ItemKnnOptions? options = null) => this.options = (options ?? new()).Validated();

    /// <inheritdoc/>
    public string Name => "ItemKNN";

    /// <inheritdoc/>
    public RecommenderModel Fit(Interactions training, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        TrainingData.RequireInteractions(training);
        var n = training.ItemCount;
        var itemUsers = new ItemUsers(training);
        var neighbours = new (int, float)[n][];
        var done = 0;
        itemUsers.ForEachCooccurrences([.. Enumerable.Range(0, n)], Threads.Options(options.NumberOfThreads, cancellationToken), (item, similarities) =>
        {
            neighbours[item] = Nearest(item, similarities, itemUsers);
            if (Interlocked.Increment(ref done) % 256 == 0 || done == n)
                progress?.Report(new("finding neighbours", done, n));
        });
        return new ItemItemModel(training, new SparseItemWeights(neighbours));
    }

    private (int, float)[] Nearest(int item, float[] similarities, ItemUsers itemUsers)
    {
        for (var other = 0; other < similarities.Length; other++)
        {
            if (similarities[other] == 0 || other == item)
                similarities[other] = float.NegativeInfinity;
            else
                similarities[other] = (float)(similarities[other] / (Math.Sqrt((double)itemUsers.CountOf(item) * itemUsers.CountOf(other)) + options.Shrinkage));
        }

        var k = Math.Min(options.NumberOfNeighbors, similarities.Length);
        var items = new int[k];
        var nearest = new float[k];
        var found = TopSelection.Select(similarities, items, nearest);
        return [.. items.Zip(nearest).Take(found)];
    }
}
