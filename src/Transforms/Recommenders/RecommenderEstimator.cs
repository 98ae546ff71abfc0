using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet;

/// <summary>Learns to recommend: an ML.NET estimator around an <see cref="IRecommender"/> that scores pairs of user and item.</summary>
/// <remarks>
/// Ids may be text, integers or keys. Of several rows of one user and one item the last counts. A row with a missing id or value is refused.
/// </remarks>
public sealed class RecommenderEstimator : IEstimator<RecommenderTransformer>
{
    private readonly MLContext context;
    private readonly IRecommender recommender;
    private readonly InteractionColumns columns;
    private IProgress<ProgressReport>? progress;
    private CancellationToken cancellationToken;

    internal RecommenderEstimator(MLContext context, IRecommender recommender, InteractionColumns columns)
    {
        (this.context, this.recommender) = (context, recommender);
        this.columns = columns with { Value = recommender.LearnsFromValues ? columns.Value ?? DefaultLabel : null, Timestamp = null, EventType = null };
    }

    /// <summary>The default name of the column of ratings, for recommenders that learn from them.</summary>
    public const string DefaultLabel = "Label";

    /// <summary>The column of scores that the transformer adds.</summary>
    public const string ScoreColumn = "Score";

    /// <summary>The same estimator, whose training reports how far it has come and can be stopped.</summary>
    /// <param name="progress">Is told how far the work has come; null for nobody.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public RecommenderEstimator With(IProgress<ProgressReport>? progress, CancellationToken cancellationToken = default) =>
        new(context, recommender, columns) { progress = progress, cancellationToken = cancellationToken };

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The token of <see cref="With"/> was cancelled.</exception>
    /// <exception cref="InvalidDataException">A column is missing or of the wrong type, or the data cannot be learnt from; the message says which, and the mend.</exception>
    public RecommenderTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var model = recommender.Fit(input.ToInteractions(new() { Columns = columns }, progress, cancellationToken), progress, cancellationToken);
        return new(model, Scorer(model, input));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (var name in new[] { columns.User, columns.Item, columns.Value })
        {
            if (name is not null && !inputSchema.Any(column => column.Name == name))
                throw new InvalidDataException($"There is no column '{name}'. The columns are: {string.Join(", ", inputSchema.Select(column => $"'{column.Name}'"))}.");
        }

        return context.Transforms.CustomMapping<NoColumns, ScoreColumns>((_, _) => { }, null).GetOutputSchema(inputSchema);
    }

    /// <summary>Stock transformers alone, and one stateless mapping, so that ML.NET can save and load them.</summary>
    private TransformerChain<ITransformer> Scorer(RecommenderModel model, IDataView input)
    {
        var tables = ScoringTables.Of(model);
        var strangers = tables.Strangers.ToString("R", CultureInfo.InvariantCulture);
        IEstimator<ITransformer>[] steps =
        [
            ScoringTables.LookUp(context, tables.Users, PairVectors.UserColumn, columns.User),
            ScoringTables.LookUp(context, tables.Items, PairVectors.ItemColumn, columns.Item),
            context.Transforms.CustomMapping(new PairScore().GetMapping(), PairScore.ContractName),
            context.Transforms.Expression(ScoreColumn, $"score : score + single({strangers})", PairResult.ScoreColumn),
            context.Transforms.DropColumns(PairVectors.UserColumn, PairVectors.ItemColumn, PairResult.ScoreColumn),
        ];
        var fitted = new ITransformer[steps.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            fitted[i] = steps[i].Fit(input);
            input = fitted[i].Transform(input);
        }

        return new(fitted);
    }

    private sealed class NoColumns;

    private sealed class ScoreColumns
    {
        public float Score { get; set; }
    }
}
