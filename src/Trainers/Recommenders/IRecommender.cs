namespace SynthRec.MLNet.Recommenders;

/// <summary>Learns to recommend items to users.</summary>
public interface IRecommender
{
    /// <summary>A short name for tables, such as <c>EASE</c>.</summary>
    string Name { get; }

    /// <summary>Whether it learns from values and predicts them, such as ratings; the others learn from which items a user took.</summary>
    bool LearnsFromValues => false;

    /// <summary>Learns from the interactions.</summary>
    /// <param name="training">The interactions; recommenders of ratings need values, the others ignore them.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">The data cannot be learnt from; the message says why and how to mend it.</exception>
    RecommenderModel Fit(Interactions training, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default);
}
