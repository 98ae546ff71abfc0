using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet;

/// <summary>Adds a column <c>Score</c> to rows of user and item.</summary>
/// <remarks>
/// Scores are always finite: users and items unseen in training score the fallback that the recommender states. Saved by
/// <c>mlContext.Model.Save</c> it is a chain of ML.NET's own transformers and one mapping of this assembly, which
/// <c>mlContext.SynthRec()</c> makes known to the context that loads the model. <see cref="Model"/> is not saved.
/// </remarks>
public sealed class RecommenderTransformer : ITransformer
{
    private readonly ITransformer scorer;

    internal RecommenderTransformer(RecommenderModel model, ITransformer scorer) => (Model, this.scorer) = (model, scorer);

    /// <summary>The recommender itself, for top-k lists of many users (<see cref="RecommenderModelExtensions.RecommendForUsers"/>) and for folding in new ones.</summary>
    public RecommenderModel Model { get; }

    /// <inheritdoc/>
    public bool IsRowToRowMapper => scorer.IsRowToRowMapper;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => scorer.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => scorer.GetRowToRowMapper(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => scorer.Transform(input);

    void ICanSaveModel.Save(ModelSaveContext ctx) => scorer.Save(ctx);
}
