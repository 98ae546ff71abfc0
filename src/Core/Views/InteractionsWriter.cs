using Microsoft.ML;

namespace SynthRec.MLNet;

/// <summary>Gives interactions back to ML.NET.</summary>
public static class InteractionsWriter
{
    /// <summary>
    /// The interactions as a data view that streams: a row for each, user after user, without a copy. Ids have the type they were
    /// read with, values are <see cref="float"/>, times <see cref="long"/> in Unix seconds.
    /// </summary>
    /// <param name="interactions">The interactions.</param>
    /// <param name="columns">The names of the columns; null for the defaults. Values, times and event types without a name are named Value, Timestamp and EventType.</param>
    /// <exception cref="ArgumentException">Two columns have the same name.</exception>
    public static IDataView ToDataView(this Interactions interactions, InteractionColumns? columns = null)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        return new InteractionsView(interactions, columns ?? new());
    }
}
