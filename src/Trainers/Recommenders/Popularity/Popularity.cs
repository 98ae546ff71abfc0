namespace SynthRec.MLNet.Recommenders;

/// <summary>Recommends to everybody what most people took: the score of an item is the share of training users who took it.</summary>
/// <remarks>The baseline that any personal recommender must beat. Every user, known or not, has the same scores; an unseen item scores 0.</remarks>
public sealed class Popularity : IRecommender
{
    /// <inheritdoc/>
    public string Name => "Popularity";

    /// <inheritdoc/>
    public RecommenderModel Fit(Interactions training, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        TrainingData.RequireInteractions(training);
        cancellationToken.ThrowIfCancellationRequested();
        var everybody = new float[training.UserCount];
        Array.Fill(everybody, 1);
        progress?.Report(new("counting", training.UserCount, training.UserCount));
        return new FactorModel(training, everybody, TrainingData.ItemShares(training), [1], [0], new SameForEverybody());
    }

    private sealed class SameForEverybody : IFoldIn
    {
        public bool NeedsValues => false;

        public void FoldIn(ReadOnlySpan<int> items, ReadOnlySpan<float> values, Span<float> factors) => factors[0] = 1;
    }
}
