using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Reads the label and the features of a table. Rows without a label are left out and counted.</summary>
internal sealed class LabelledTableReader(string which, string labelColumn, IReadOnlyList<string> featureColumns)
{
    /// <summary>The number of rows left out because their label is missing.</summary>
    public int Unlabelled { get; private set; }

    /// <summary>The feature columns of a table if none are chosen: all but the label.</summary>
    public static IReadOnlyList<string> AllBut(DataViewSchema schema, string labelColumn) =>
        [.. schema.Where(column => !column.IsHidden && column.Name != labelColumn).Select(column => column.Name)];

    /// <exception cref="InvalidDataException">A column is missing or of a type that cannot be used.</exception>
    public LabelledTable Read(IDataView data, CancellationToken cancellationToken)
    {
        var label = Require(data.Schema, labelColumn);
        var columns = featureColumns.Select(name => Require(data.Schema, name)).ToArray();
        using var cursor = data.GetRowCursor([label, .. columns]);
        var readLabel = TextOf(cursor, label) ?? throw WrongType(label, "A label must be text, a truth value, a key or a number");
        var readers = columns.SelectMany(column => ReadersOf(cursor, column)).ToArray();
        var labels = new List<string>();
        while (cursor.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (readLabel() is not { } text)
            {
                Unlabelled++;
                continue;
            }

            labels.Add(text);
            foreach (var reader in readers)
                reader.Read();
        }

        return new([.. readers.Select(reader => reader.ToColumn())], [.. labels]);
    }

    private DataViewSchema.Column Require(DataViewSchema schema, string name)
    {
        try
        {
            return schema.Require(name);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"In the {which} data: {exception.Message}", exception);
        }
    }

    private IEnumerable<ColumnReader> ReadersOf(DataViewRowCursor cursor, DataViewSchema.Column column)
    {
        if (column.Type is TextDataViewType or KeyDataViewType)
            return [ColumnReader.OfCategories(column.Name, TextOf(cursor, column)!)];
        if (column.Type is BooleanDataViewType)
        {
            var truth = cursor.GetGetter<bool>(column);
            var value = false;
            return [ColumnReader.OfNumbers(column.Name, () => { truth(ref value); return value ? 1 : 0; })];
        }

        if (column.Type is NumberDataViewType)
            return [ColumnReader.OfNumbers(column.Name, NumberReader.Values(cursor, column))];
        if (column.Type is not VectorDataViewType { IsKnownSize: true, Size: var size } vector || vector.ItemType != NumberDataViewType.Single)
            throw WrongType(column, "Features must be text, keys, truth values, numbers or vectors of known size of type Single; make others by ML.NET's transforms, or leave the column out");
        var elements = cursor.GetGetter<VBuffer<float>>(column);
        var (buffer, position) = (default(VBuffer<float>), -1L);
        return Enumerable.Range(0, size).Select(at => ColumnReader.OfNumbers($"{column.Name}[{at}]", () =>
        {
            if (position != cursor.Position)
                elements(ref buffer);
            position = cursor.Position;
            return buffer.GetItemOrDefault(at);
        }));
    }

    /// <summary>A value as text, null where it is missing; no reader at all if the type has no text.</summary>
    private static Func<string?>? TextOf(DataViewRowCursor cursor, DataViewSchema.Column column)
    {
        switch (column.Type)
        {
            case TextDataViewType:
                var text = cursor.GetGetter<ReadOnlyMemory<char>>(column);
                var characters = default(ReadOnlyMemory<char>);
                return () => { text(ref characters); return characters.IsEmpty ? null : characters.ToString(); };
            case KeyDataViewType:
                var keys = IdReader.Create(cursor, column);
                var ids = keys.ToVocabulary();
                return () => keys.Read() ? ids.GetText(keys.ToIndex()) : null;
            case BooleanDataViewType:
                var truth = cursor.GetGetter<bool>(column);
                var value = false;
                return () => { truth(ref value); return value ? "True" : "False"; };
            case NumberDataViewType:
                var number = NumberReader.Values(cursor, column);
                return () => number() is var read && float.IsFinite(read) ? read.ToString(CultureInfo.InvariantCulture) : null;
            default:
                return null;
        }
    }

    private InvalidDataException WrongType(DataViewSchema.Column column, string need) =>
        new($"Column '{column.Name}' of the {which} data is of type {column.Type}. {need}.");

    private sealed class ColumnReader(string name, Func<float>? number, Func<string?>? category)
    {
        private readonly List<float> numbers = [];
        private readonly List<string?> categories = [];

        public static ColumnReader OfNumbers(string name, Func<float> read) => new(name, read, null);

        public static ColumnReader OfCategories(string name, Func<string?> read) => new(name, null, read);

        public void Read()
        {
            if (number is not null)
                numbers.Add(number());
            else
                categories.Add(category!());
        }

        public FeatureColumn ToColumn() => number is not null ? new(name, [.. numbers], null) : new(name, null, [.. categories]);
    }
}
