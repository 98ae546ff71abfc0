using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>Gives interactions back to ML.NET.</summary>
public static class InteractionsWriter
{
    /// <summary>The name of the column of values where <see cref="InteractionColumns.Value"/> names none.</summary>
    public const string DefaultValue = "Value";

    /// <summary>The name of the column of times where <see cref="InteractionColumns.Timestamp"/> names none.</summary>
    public const string DefaultTimestamp = "Timestamp";

    /// <summary>The name of the column of event types where <see cref="InteractionColumns.EventType"/> names none.</summary>
    public const string DefaultEventType = "EventType";

    /// <summary>
    /// The interactions as a data view that streams: a row for each, user after user, without a copy. Ids have the type they were
    /// read with, values are <see cref="float"/>, times <see cref="long"/> in Unix seconds.
    /// </summary>
    /// <param name="interactions">The interactions.</param>
    /// <param name="columns">The names of the columns; null for the defaults.</param>
    /// <exception cref="ArgumentException">Two columns have the same name.</exception>
    public static IDataView ToDataView(this Interactions interactions, InteractionColumns? columns = null)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        columns ??= new();
        List<RowsView.Column> all =
        [
            RowsView.Column.OfIds(columns.User, interactions.Users, row => UserAt(interactions, row)),
            RowsView.Column.OfIds(columns.Item, interactions.Items, row => () => interactions.ItemIndices[row()]),
        ];
        if (interactions.HasValues)
            all.Add(new(columns.Value ?? DefaultValue, NumberDataViewType.Single, row => new ValueGetter<float>((ref float value) => value = interactions.Values[row()])));
        if (interactions.HasTimestamps)
            all.Add(new(columns.Timestamp ?? DefaultTimestamp, NumberDataViewType.Int64, row => new ValueGetter<long>((ref long value) => value = interactions.Timestamps[row()])));
        if (interactions.EventTypes is { } eventTypes)
            all.Add(RowsView.Column.OfIds(columns.EventType ?? DefaultEventType, eventTypes, row => () => interactions.EventTypeIndices[row()]));
        if (all.CountBy(column => column.Name).FirstOrDefault(name => name.Value > 1).Key is { } twice)
            throw new ArgumentException($"Two columns are named '{twice}'.", nameof(columns));
        return new RowsView(interactions.Count, all);
    }

    private static Func<int> UserAt(Interactions interactions, Func<int> row)
    {
        var user = 0;
        return () =>
        {
            while (row() >= interactions.Offsets[user + 1])
                user++;
            return user;
        };
    }
}
