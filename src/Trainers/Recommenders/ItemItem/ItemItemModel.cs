namespace SynthRec.MLNet.Recommenders;

/// <summary>A recommender whose score of an item is the sum of weights between the user's items and that item.</summary>
/// <remarks>
/// A user without interactions, in training, in a history or unseen, is scored as the mean of the training users is
/// (<see cref="ItemShares"/> instead of a history); an item unseen in training scores 0.
/// </remarks>
public sealed class ItemItemModel : RecommenderModel
{
    private readonly IItemWeights weights;
    private readonly float[] shares;
    private readonly float[] meanScores;

    internal ItemItemModel(Interactions training, IItemWeights weights)
        : base(training.Users, training.Items)
    {
        Histories = training;
        this.weights = weights;
        shares = TrainingData.ItemShares(training);
        meanScores = new float[training.ItemCount];
        for (var item = 0; item < shares.Length; item++)
        {
            if (shares[item] > 0)
                weights.Add(item, shares[item], meanScores);
        }
    }

    /// <summary>What the training users took: a user's score of an item is the sum of <see cref="Weight"/> from each of these items.</summary>
    public Interactions Histories { get; }

    /// <summary>The share of training users who took each item, which stands for the history of a user of whom nothing is known.</summary>
    public ReadOnlyMemory<float> ItemShares => shares;

    /// <summary>How much taking one item speaks for another.</summary>
    /// <param name="from">The index of the item taken.</param>
    /// <param name="to">The index of the item scored.</param>
    public float Weight(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)from, (uint)Items.Count, nameof(from));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)to, (uint)Items.Count, nameof(to));
        return weights[from, to];
    }

    /// <inheritdoc/>
    public override void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores) => ScoreNewUsers(Histories, users, scores);

    /// <inheritdoc/>
    public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores)
    {
        CheckHistories(histories);
        CheckScores(users.Length, scores);
        scores.Clear();
        for (var i = 0; i < users.Length; i++)
        {
            var row = scores.Slice(i * Items.Count, Items.Count);
            if (histories.CountOf(users[i]) == 0)
                meanScores.CopyTo(row);
            foreach (var item in TrainingData.DistinctItems(histories, users[i]))
                weights.Add(item, 1, row);
        }
    }

    /// <inheritdoc/>
    public override float Score(int user, int item)
    {
        if ((uint)item >= (uint)Items.Count)
            return 0;
        if ((uint)user >= (uint)Users.Count || Histories.CountOf(user) == 0)
            return meanScores[item];
        var score = 0f;
        foreach (var taken in TrainingData.DistinctItems(Histories, user))
            score += weights[taken, item];
        return score;
    }
}
