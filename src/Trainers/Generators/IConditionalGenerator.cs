namespace SynthRec.MLNet.Generators;

/// <summary>A generator that can learn how behaviour depends on what is known of a user: P(behaviour | features).</summary>
public interface IConditionalGenerator : IGenerator
{
    /// <summary>Learns from the interactions and from the features of the users who made them.</summary>
    /// <param name="data">The interactions of real users.</param>
    /// <param name="userFeatures">Features of users, found by the users' ids. Users without features are learnt from as users of whom nothing is known.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left behind.</param>
    /// <exception cref="InvalidDataException">The data cannot be learnt from, or no user has features; the message says why and how to mend it.</exception>
    GenerativeModel Fit(Interactions data, FeatureVectors userFeatures, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default);
}
