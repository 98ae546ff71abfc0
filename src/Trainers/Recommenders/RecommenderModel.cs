namespace SynthRec.MLNet.Recommenders;

/// <summary>A trained recommender: scores of every item for blocks of users, known or new.</summary>
/// <remarks>Higher scores are better. Scores are always finite: ids unseen in training score a fallback that each model states. Safe for concurrent use.</remarks>
public abstract class RecommenderModel
{
    /// <summary>Makes a model for the users and items it was trained on.</summary>
    protected RecommenderModel(Vocabulary users, Vocabulary items) => (Users, Items) = (users, items);

    /// <summary>The users of the training interactions.</summary>
    public Vocabulary Users { get; }

    /// <summary>The items of the training interactions.</summary>
    public Vocabulary Items { get; }

    /// <summary>Whether <see cref="ScoreNewUsers"/> is supported.</summary>
    public virtual bool CanFoldIn => true;

    /// <summary>Scores every item for users of the training interactions.</summary>
    /// <param name="users">The indices of the users.</param>
    /// <param name="scores">Receives <c>users.Length × Items.Count</c> scores, user after user.</param>
    public abstract void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores);

    /// <summary>Scores every item for users who were not in training, from what is known of them (fold-in).</summary>
    /// <param name="histories">What is known of the users, with the items of <see cref="Items"/>.</param>
    /// <param name="users">The users of <paramref name="histories"/> to score.</param>
    /// <param name="scores">Receives <c>users.Length × Items.Count</c> scores, user after user.</param>
    /// <exception cref="NotSupportedException"><see cref="CanFoldIn"/> is false.</exception>
    public abstract void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores);

    /// <summary>Scores one item for one user.</summary>
    /// <param name="user">The index of the user; any index outside <see cref="Users"/>, such as −1, is a user unseen in training.</param>
    /// <param name="item">The index of the item; any index outside <see cref="Items"/>, such as −1, is an item unseen in training.</param>
    /// <returns>The score that <see cref="ScoreUsers"/> gives, or the fallback that the model states for unseen users and items.</returns>
    public abstract float Score(int user, int item);

    private protected void CheckScores(int userCount, ReadOnlySpan<float> scores)
    {
        if (scores.Length != (long)userCount * Items.Count)
            throw new ArgumentException($"{userCount} users and {Items.Count} items need room for {(long)userCount * Items.Count} scores; there is room for {scores.Length}.", nameof(scores));
    }

    private protected void CheckHistories(Interactions histories)
    {
        ArgumentNullException.ThrowIfNull(histories);
        if (histories.ItemCount != Items.Count)
            throw new ArgumentException($"The histories have {histories.ItemCount} items and the model {Items.Count}. Histories must have the items of the training interactions.", nameof(histories));
    }
}
