using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Recommenders under other names.</summary>
public static class NamedRecommender
{
    /// <summary>The same recommender under another name, so that one kind can be tested with several options.</summary>
    /// <param name="recommender">The recommender.</param>
    /// <param name="name">A short name for tables, such as <c>MF k=8</c>.</param>
    public static IRecommender Named(this IRecommender recommender, string name)
    {
        ArgumentNullException.ThrowIfNull(recommender);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new Renamed(recommender, name);
    }

    private sealed class Renamed(IRecommender recommender, string name) : IRecommender
    {
        public string Name => name;

        public bool LearnsFromValues => recommender.LearnsFromValues;

        public RecommenderModel Fit(Interactions training, IProgress<ProgressReport>? progress, CancellationToken cancellationToken) =>
            recommender.Fit(training, progress, cancellationToken);
    }
}
