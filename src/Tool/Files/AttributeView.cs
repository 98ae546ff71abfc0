using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet.Evaluation;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>Makes attributes from a file a data view: ids and categories as text, numbers and times as numbers.</summary>
internal static class AttributeView
{
    public static IDataView Of(AttributeTable table, string idColumn, IReadOnlyDictionary<string, ColumnKind> kinds) => new RowsView(
        table.Rows.Length,
        [
            Texts(idColumn, [.. Enumerable.Range(0, table.Rows.Length).Select(table.Ids.GetText)]),
            .. table.Names.Index().Where(column => kinds.ContainsKey(column.Item)).Select(column => ColumnOf(column.Item, Array.ConvertAll(table.Rows, row => row[column.Index]), kinds[column.Item])),
        ]);

    private static RowsView.Column ColumnOf(string name, string[] fields, ColumnKind kind)
    {
        if (kind is ColumnKind.Categorical or ColumnKind.MultiValued)
            return Texts(name, fields);
        var numbers = Array.ConvertAll(fields, field => AttributeKinds.NumberOf(field, kind));
        return new(name, NumberDataViewType.Double, row => new ValueGetter<double>((ref double value) => value = numbers[row()]));
    }

    private static RowsView.Column Texts(string name, string[] texts) =>
        new(name, TextDataViewType.Instance, row => new ValueGetter<ReadOnlyMemory<char>>((ref ReadOnlyMemory<char> value) => value = texts[row()].AsMemory()));
}
