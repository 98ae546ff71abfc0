using Microsoft.ML;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Any ML.NET estimator that scores pairs of user and item, such as the matrix factorization of Microsoft.ML.Recommender, as a recommender to be tested.
/// </summary>
/// <remarks>
/// The estimator is trained on rows of a user and an item (<see cref="uint"/> keys of known count, without key values) and a label
/// (<see cref="float"/>: the value, or 1 without values), and must give a column of scores. It cannot fold in, so it is judged only in arms that hold the
/// test users. Some trainers score NaN for users and items they never saw: such scores, and infinite ones, are replaced by the mean
/// training value, or by the lowest score of all where labels are not values, and counted in <see cref="ArmResult.UndefinedScores"/>.
/// A trainer that ignores seeds makes results that cannot be repeated.
/// </remarks>
public sealed class EstimatorRecommender : IRecommender
{
    private readonly IEstimator<ITransformer> estimator;

    /// <summary>Makes a recommender of an estimator.</summary>
    /// <param name="name">A short name for tables.</param>
    /// <param name="estimator">The estimator; it is fitted anew for each arm.</param>
    /// <param name="columns">The names of the user and item columns and of the label, which is the value; null for User, Item and Label.</param>
    /// <param name="scoreColumnName">The column of scores.</param>
    /// <param name="learnsFromValues">Whether the label is a rating that the scores predict, rather than 1 for each interaction.</param>
    public EstimatorRecommender(string name, IEstimator<ITransformer> estimator, InteractionColumns? columns = null, string scoreColumnName = "Score", bool learnsFromValues = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentException.ThrowIfNullOrEmpty(scoreColumnName);
        (Name, this.estimator, ScoreColumnName, LearnsFromValues) = (name, estimator, scoreColumnName, learnsFromValues);
        Columns = (columns ?? new()) with { Value = columns?.Value ?? "Label", Timestamp = null, EventType = null };
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool LearnsFromValues { get; }

    internal InteractionColumns Columns { get; }

    internal string ScoreColumnName { get; }

    /// <inheritdoc/>
    public RecommenderModel Fit(Interactions training, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        TrainingData.RequireInteractions(training);
        if (LearnsFromValues && !training.HasValues)
            throw new InvalidDataException($"{Name} learns from ratings, and the interactions have no values. Read them with {nameof(InteractionColumns)}.{nameof(InteractionColumns.Value)} set.");
        var labels = LearnsFromValues ? training.Values.ToArray() : Enumerable.Repeat(1f, training.Count).ToArray();
        var rows = new Interactions(Vocabulary.FromKey(training.UserCount), Vocabulary.FromKey(training.ItemCount), training.Offsets.ToArray(), training.ItemIndices.ToArray(), labels);
        return FiniteScores.Of(new EstimatorModel(training, estimator.Fit(rows.ToDataView(Columns)), this), this, training);
    }
}
