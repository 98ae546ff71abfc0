namespace SynthRec.MLNet.Generators;

/// <summary>Learns how users behave and makes a model that generates users who behave like them.</summary>
public interface IGenerator
{
    /// <summary>Learns from the interactions, which are all that the model ever sees.</summary>
    /// <param name="data">The interactions of real users.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left behind.</param>
    /// <exception cref="InvalidDataException">The data cannot be learnt from; the message says why and how to mend it.</exception>
    GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default);
}
