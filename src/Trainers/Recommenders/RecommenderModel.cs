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
}
