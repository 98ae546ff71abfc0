using Microsoft.ML;

namespace SynthRec.MLNet;

/// <summary>Reads interactions from an ML.NET data view: one pass, no boxing.</summary>
public static class InteractionReader
{
    private const int RowsPerReport = 1 << 16;

    /// <summary>Reads the interactions of <paramref name="data"/>.</summary>
    /// <param name="data">The data view, such as a loaded text file.</param>
    /// <param name="options">The columns and policies; null for the defaults.</param>
    /// <param name="progress">Is told the number of rows read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidDataException">
    /// A column is missing or of the wrong type, a row cannot be used and <see cref="InteractionReadOptions.Missing"/> rejects it,
    /// or no interactions are left. The message names the column, the row (1-based) and the mend.
    /// </exception>
    public static Interactions ToInteractions(
        this IDataView data,
        InteractionReadOptions? options = null,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new();
        var columns = options.Columns;
        if (options.MinimumValue is not null && columns.Value is null)
            throw new ArgumentException($"{nameof(options.MinimumValue)} needs a value column.", nameof(options));

        var user = data.Schema.Require(columns.User);
        var item = data.Schema.Require(columns.Item);
        DataViewSchema.Column? value = columns.Value is null ? null : data.Schema.Require(columns.Value);
        DataViewSchema.Column? time = columns.Timestamp is null ? null : data.Schema.Require(columns.Timestamp);
        DataViewSchema.Column? eventType = columns.EventType is null ? null : data.Schema.Require(columns.EventType);

        var active = new[] { user, item, value, time, eventType }.OfType<DataViewSchema.Column>();
        using var cursor = data.GetRowCursor(active);
        var users = IdReader.Create(cursor, user);
        var items = IdReader.Create(cursor, item);
        var events = eventType is { } e ? IdReader.Create(cursor, e) : null;
        var values = value is { } v ? NumberReader.Values(cursor, v) : null;
        var times = time is { } t ? NumberReader.Timestamps(cursor, t) : null;
        var builder = new InteractionsBuilder(values is not null, times is not null, events is not null, options.Duplicates);

        long row = 0;
        while (cursor.MoveNext())
        {
            row++;
            if (row % RowsPerReport == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(new("reading interactions", row, row));
            }

            var valueHere = values?.Invoke() ?? 0;
            var timeHere = times?.Invoke() ?? 0;
            var wrong = FieldFault.OfValue(valueHere, cursor, value) ?? FieldFault.OfTime(timeHere, cursor, time);
            if (wrong is null && valueHere < options.MinimumValue)
                continue;

            wrong ??= !users.Read() ? $"column '{columns.User}' is missing"
                : !items.Read() ? $"column '{columns.Item}' is missing"
                : events?.Read() == false ? $"column '{columns.EventType}' is missing"
                : null;
            if (wrong is null)
                builder.Add(users.ToIndex(), items.ToIndex(), valueHere, timeHere, ToEventType(events, columns));
            else if (options.Missing == MissingPolicy.Reject)
                throw new InvalidDataException($"Row {row}: {wrong}. Mend the row, or skip such rows with {nameof(MissingPolicy)}.{nameof(MissingPolicy.Skip)}.");
        }

        if (builder.Count == 0)
            throw new InvalidDataException(row == 0 ? "The data has no rows." : $"None of the {row} rows is an interaction that can be used{(options.MinimumValue is { } least ? $" with '{columns.Value}' of at least {least}" : "")}.");
        return builder.Build(users.ToVocabulary(), items.ToVocabulary(), events?.ToVocabulary());
    }

    private static byte ToEventType(IdReader? events, InteractionColumns columns) => events?.ToIndex() switch
    {
        null => 0,
        <= byte.MaxValue and var type => (byte)type,
        _ => throw new InvalidDataException($"Column '{columns.EventType}' has more than {byte.MaxValue + 1} different event types."),
    };
}
