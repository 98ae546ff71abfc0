using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Recommends to users of whom features are known and no interactions: an item's score is the share of users with the same features who
/// are expected to take it, by generated users and what these have been found to miss of real ones.
/// </summary>
/// <remarks>
/// Of the generator counts how kinds of users differ: the share of generated users who take an item is the share of all real users, times how
/// much oftener it is taken by users generated under these features than by users generated under everybody's. So what the generator gets wrong
/// of an item for all alike cancels. Its users are not counted: what each is expected to take is summed up, with the same random numbers for
/// all features. What real users take beyond that is regressed on features, along the <see cref="ColdUserOptions.TasteDirections"/> in which tastes differ
/// most, and added. How far few users are believed is estimated from the data (empirical Bayes: Robbins 1956), so nothing is to be tuned.
/// Shares are estimates and may lie somewhat below 0 for items that hardly anybody takes. An unseen user scores as everybody, an unseen item 0. Memory: 4
/// bytes for each item and different vector of features. Time: <see cref="ColdUserOptions.Draws"/> users are generated for each different vector of features of
/// a cold user, twice for each of a training user; the regression takes time by the cube of the number of features.
/// </remarks>
public sealed class ColdUserModel : RecommenderModel
{
    private readonly float[] everybody;
    private readonly int[] kinds;
    private readonly float[][] scores;

    private ColdUserModel(Vocabulary users, Vocabulary items, float[] everybody, int[] kinds, float[][] scores)
        : base(users, items) => (this.everybody, this.kinds, this.scores) = (everybody, kinds, scores);

    /// <inheritdoc/>
    /// <remarks>Users with interactions are the job of other recommenders.</remarks>
    public override bool CanFoldIn => false;

    /// <summary>Generates users under the features of everybody and of the cold users, and compares them with the real ones.</summary>
    /// <param name="generator">Fitted by an <see cref="IConditionalGenerator"/> to these interactions and features. Guidance 1 suits it best, since its users should be as real ones.</param>
    /// <param name="training">The interactions that <paramref name="generator"/> was fitted to.</param>
    /// <param name="trainingFeatures">The features it was fitted to.</param>
    /// <param name="coldUsers">The features of the users to recommend to, who are <see cref="RecommenderModel.Users"/>.</param>
    /// <param name="options">How many users to generate; null for the defaults.</param>
    /// <param name="progress">Is told how many users are done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">The generator has other items or another number of features, or was fitted without.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="InvalidDataException">There are no interactions, or no user of them has features.</exception>
    public static ColdUserModel Fit(
        GenerativeModel generator,
        Interactions training,
        FeatureVectors trainingFeatures,
        FeatureVectors coldUsers,
        ColdUserOptions? options = null,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        TrainingData.RequireInteractions(training);
        ArgumentNullException.ThrowIfNull(trainingFeatures);
        ArgumentNullException.ThrowIfNull(coldUsers);
        if (generator.Items.Count != training.ItemCount)
            throw new ArgumentException($"The generator has {generator.Items.Count} items and the interactions {training.ItemCount}. Give the interactions that it was fitted to.", nameof(training));
        var chosen = (options ?? new()).Validated();
        var kinds = new UserKinds(training, trainingFeatures);
        var everybody = TrainingData.ItemShares(training);
        var generated = new ExpectedShares(generator, kinds, everybody, chosen, cancellationToken);
        var corrections = TasteCorrections.Fit(training, kinds, generated, chosen, progress, cancellationToken);
        var known = new Dictionary<string, int>();
        var scores = new List<float[]>();
        var kindOf = new int[coldUsers.Count];
        for (var user = 0; user < kindOf.Length; user++)
        {
            var key = UserKinds.Key(coldUsers.Of(user));
            if (!known.TryGetValue(key, out kindOf[user]))
            {
                known.Add(key, kindOf[user] = scores.Count);
                var shares = generated.Under(coldUsers.Of(user));
                corrections.AddTo(shares, coldUsers.Of(user));
                scores.Add(shares);
            }

            progress?.Report(new("generating", user + 1, kindOf.Length));
        }

        return new(coldUsers.Ids, training.Items, everybody, kindOf, [.. scores]);
    }

    /// <inheritdoc/>
    public override void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores)
    {
        CheckScores(users.Length, scores);
        for (var i = 0; i < users.Length; i++)
            this.scores[kinds[users[i]]].CopyTo(scores[(i * Items.Count)..]);
    }

    /// <inheritdoc/>
    public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores) =>
        throw new NotSupportedException("Cold users are scored by their features. For users with interactions, train a recommender that folds in, such as EASE.");

    /// <inheritdoc/>
    public override float Score(int user, int item) =>
        (uint)item >= (uint)Items.Count ? 0 : (uint)user >= (uint)Users.Count ? everybody[item] : scores[kinds[user]][item];
}
