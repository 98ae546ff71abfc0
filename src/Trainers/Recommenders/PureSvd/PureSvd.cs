using System.Numerics.Tensors;

namespace SynthRec.MLNet.Recommenders;

/// <summary>
/// PureSVD: scores are the user's items projected onto the leading right singular vectors of the interactions, x V Vᵀ
/// (Cremonesi, Koren and Turrin 2010). Values are ignored: an interaction counts 1.
/// </summary>
/// <remarks>
/// The singular vectors come from subspace iteration (Halko, Martinsson and Tropp 2011) from a seed. A new user is folded in as
/// x V, which is what training users have. A user without interactions has the mean factors of the training users; an unseen item scores 0.
/// </remarks>
public sealed class PureSvd : IRecommender
{
    private readonly PureSvdOptions options;

    /// <summary>Makes a recommender.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public PureSvd(PureSvdOptions? options = null) => this.options = (options ?? new()).Validated();

    /// <inheritdoc/>
    public string Name => "PureSVD";

    /// <inheritdoc/>
    public RecommenderModel Fit(Interactions training, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        TrainingData.RequireInteractions(training);
        var subspace = new RightSingularSubspace(training, options, progress, cancellationToken);
        var items = subspace.Find(out var rank);
        var users = subspace.Project(items, rank);
        var unknownUser = MeanVector.Of(users, rank, user => training.CountOf(user) > 0);
        return new FactorModel(training, users, items, unknownUser, new float[rank], new SumOfItems(items, rank));
    }

    private sealed class SumOfItems(float[] itemFactors, int rank) : IFoldIn
    {
        public bool NeedsValues => false;

        public void FoldIn(ReadOnlySpan<int> items, ReadOnlySpan<float> values, Span<float> factors)
        {
            factors.Clear();
            foreach (var item in TrainingData.Distinct(items))
                TensorPrimitives.Add(factors, itemFactors.AsSpan(item * rank, rank), factors);
        }
    }
}
