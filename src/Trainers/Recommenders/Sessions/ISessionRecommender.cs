namespace SynthRec.MLNet.Recommenders;

/// <summary>Learns from sessions which item follows.</summary>
public interface ISessionRecommender
{
    /// <summary>A short name for tables, such as <c>GRU</c>.</summary>
    string Name { get; }

    /// <summary>Learns from the order of the items within each session.</summary>
    /// <param name="sessions">
    /// The sessions, each a user of the interactions, with times. An item may come several times within a session:
    /// read such data with <see cref="DuplicatePolicy.KeepAll"/>. Interactions at the same time count in the order of their items.
    /// </param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">The sessions cannot be learnt from; the message says why and how to mend it.</exception>
    SessionModel Fit(Interactions sessions, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default);
}
