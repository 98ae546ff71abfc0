using Microsoft.ML.Data;
using Parquet;
using Parquet.Schema;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>The columns of a Parquet file of interactions, and how to write them.</summary>
internal sealed class ParquetFields
{
    private const int RowsPerGroup = 1 << 20;
    private readonly DataField user, item;
    private readonly DataField? value, time;

    /// <param name="example">Interactions with ids of the same types as all to be written.</param>
    /// <param name="columns">The names of all columns.</param>
    /// <param name="timeForm">How to write times.</param>
    public ParquetFields(Interactions example, InteractionColumns columns, TimeForm timeForm)
    {
        (user, item) = (IdField(columns.User, example.Users), IdField(columns.Item, example.Items));
        value = columns.Value is { } valueName ? new DataField<float>(valueName) : null;
        time = columns.Timestamp is { } timeName ? TimeField(timeName, timeForm) : null;
        Schema = new(new Field?[] { user, item, value, time }.OfType<Field>());
    }

    public ParquetSchema Schema { get; }

    public async Task WriteAsync(Interactions data, ParquetWriter writer)
    {
        var users = new int[data.Count];
        for (var u = 0; u < data.UserCount; u++)
            users.AsSpan(data.Offsets[u], data.CountOf(u)).Fill(u);
        for (var start = 0; start < data.Count; start += RowsPerGroup)
        {
            var count = Math.Min(RowsPerGroup, data.Count - start);
            using var group = writer.CreateRowGroup();
            await WriteIdsAsync(group, user, data.Users, users[start..(start + count)]);
            await WriteIdsAsync(group, item, data.Items, data.ItemIndices.Slice(start, count).ToArray());
            if (value is not null)
                await group.WriteAsync<float>(value, data.Values.Slice(start, count).ToArray());
            if (time is DateTimeDataField)
                await group.WriteAsync<DateTime>(time, Array.ConvertAll(data.Timestamps.Slice(start, count).ToArray(), seconds => DateTime.UnixEpoch.AddSeconds(seconds)));
            else if (time is not null)
                await group.WriteAsync<long>(time, data.Timestamps.Slice(start, count).ToArray());
            group.CompleteValidate();
        }
    }

    private static DataField IdField(string name, Vocabulary ids) => ids.Type is TextDataViewType ? new DataField<string>(name, nullable: false) : new DataField<long>(name);

    private static DataField TimeField(string name, TimeForm form) =>
        form == TimeForm.UnixSeconds ? new DataField<long>(name) : new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Millis);

    private static async Task WriteIdsAsync(ParquetRowGroupWriter group, DataField field, Vocabulary ids, int[] indices)
    {
        if (ids is IntegerVocabulary integers)
            await group.WriteAsync<long>(field, Array.ConvertAll(indices, integers.GetBits));
        else
            await group.WriteAsync(field, Array.ConvertAll(indices, ids.GetText));
    }
}
