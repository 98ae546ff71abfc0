using System.Buffers;

namespace SynthRec.MLNet.Recommenders;

/// <summary>A recommender whose score is the dot product of a vector of the user and a vector of the item; biases are extra factors.</summary>
/// <remarks>
/// A user without interactions, in training, in a history or unseen, has <see cref="UnknownUserFactors"/>;
/// an item unseen in training has <see cref="UnknownItemFactors"/>. Memory: 4 × <see cref="Rank"/> bytes for each user and twice that for each item.
/// </remarks>
public sealed class FactorModel : RecommenderModel
{
    private readonly float[] userFactors;
    private readonly float[] itemFactors;
    private readonly float[] unknownUser;
    private readonly float[] unknownItem;
    private readonly ItemPanels panels;
    private readonly IFoldIn foldIn;

    internal FactorModel(Interactions training, float[] userFactors, float[] itemFactors, float[] unknownUser, float[] unknownItem, IFoldIn foldIn)
        : base(training.Users, training.Items)
    {
        Rank = unknownUser.Length;
        (this.userFactors, this.itemFactors) = (userFactors, itemFactors);
        (this.unknownUser, this.unknownItem) = (unknownUser, unknownItem);
        panels = new(itemFactors, Rank);
        this.foldIn = foldIn;
        for (var user = 0; user < training.UserCount; user++)
        {
            if (training.CountOf(user) == 0)
                unknownUser.CopyTo(userFactors, user * Rank);
        }
    }

    /// <summary>The length of a vector, biases included.</summary>
    public int Rank { get; }

    /// <summary>The vectors of the training users, one after the other.</summary>
    public ReadOnlyMemory<float> UserFactors => userFactors;

    /// <summary>The vectors of the items, one after the other.</summary>
    public ReadOnlyMemory<float> ItemFactors => itemFactors;

    /// <summary>The vector of a user of whom nothing is known.</summary>
    public ReadOnlyMemory<float> UnknownUserFactors => unknownUser;

    /// <summary>The vector of an item unseen in training.</summary>
    public ReadOnlyMemory<float> UnknownItemFactors => unknownItem;

    /// <inheritdoc/>
    public override void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores)
    {
        CheckScores(users.Length, scores);
        var rented = ArrayPool<float>.Shared.Rent(users.Length * Rank);
        var vectors = rented.AsSpan(0, users.Length * Rank);
        for (var i = 0; i < users.Length; i++)
            UserVector(users[i]).CopyTo(vectors[(i * Rank)..]);
        panels.Score(vectors, scores);
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <inheritdoc/>
    public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores)
    {
        CheckScores(users.Length, scores);
        var rented = ArrayPool<float>.Shared.Rent(users.Length * Rank);
        var vectors = rented.AsSpan(0, users.Length * Rank);
        for (var i = 0; i < users.Length; i++)
            FoldIn(histories, users[i], vectors.Slice(i * Rank, Rank));
        panels.Score(vectors, scores);
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <inheritdoc/>
    public override float Score(int user, int item) => ItemPanels.Dot(
        (uint)user < (uint)Users.Count ? UserVector(user) : unknownUser,
        (uint)item < (uint)Items.Count ? itemFactors.AsSpan(item * Rank, Rank) : unknownItem);

    /// <summary>Finds the vector of a user who was not in training.</summary>
    /// <param name="histories">What is known of the users, with the items of the model.</param>
    /// <param name="user">The user of <paramref name="histories"/>.</param>
    /// <param name="factors">Receives the <see cref="Rank"/> factors.</param>
    /// <exception cref="ArgumentException">The histories have other items than the model, or no values where the model needs ratings.</exception>
    public void FoldIn(Interactions histories, int user, Span<float> factors)
    {
        CheckHistories(histories);
        if (foldIn.NeedsValues && !histories.HasValues)
            throw new ArgumentException($"New users are folded in by their ratings, and the histories have no values. Read them with {nameof(InteractionColumns)}.{nameof(InteractionColumns.Value)} set to the rating column.", nameof(histories));
        if (histories.CountOf(user) == 0)
            unknownUser.CopyTo(factors);
        else
            foldIn.FoldIn(histories.ItemsOf(user), histories.ValuesOf(user), factors);
    }

    private ReadOnlySpan<float> UserVector(int user) => userFactors.AsSpan(user * Rank, Rank);
}
