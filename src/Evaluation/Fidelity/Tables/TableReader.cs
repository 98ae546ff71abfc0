using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Reads two tables with the same columns, so that their categories have the same numbers.</summary>
internal sealed class TableReader((string Name, ColumnKind Kind)[] plan, char separator, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, CategoryNames> names = plan.ToDictionary(column => column.Name, _ => new CategoryNames());

    /// <exception cref="InvalidDataException">There are no rows, or a number is infinite; the message names the column and the row (1-based).</exception>
    public Table Read(IDataView data, string side)
    {
        var converted = WithDoubles(data);
        var columns = Array.ConvertAll(plan, column => converted.Schema[column.Name]);
        using var cursor = converted.GetRowCursor(columns);
        List<NumericColumn> numbers = [];
        List<CategoryColumn> categories = [];
        List<SetColumn> sets = [];
        List<Action<int>> readers = [];
        List<Action> finish = [];
        foreach (var ((name, kind), column) in plan.Zip(columns))
        {
            if (kind is ColumnKind.Numeric or ColumnKind.Time)
                Add(ColumnReaders.Numbers(cursor, column), (value, row) => RequireFinite(value, name, side, row), values => numbers.Add(new(name, kind == ColumnKind.Time, values)), readers, finish);
            else if (kind == ColumnKind.Categorical)
                Add(ColumnReaders.Categories(cursor, column, names[name]), null, values => categories.Add(new(name, names[name], values)), readers, finish);
            else
                Add(ColumnReaders.Sets(cursor, column, names[name], separator), null, values => sets.Add(new(name, names[name], values)), readers, finish);
        }

        var rows = 0;
        for (; cursor.MoveNext(); rows++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            readers.ForEach(read => read(rows + 1));
        }

        if (rows == 0)
            throw new InvalidDataException($"The {side} table has no rows.");
        finish.ForEach(end => end());
        return new(rows, [.. numbers], [.. categories], [.. sets]);
    }

    private static void Add<T>(Func<T> read, Action<T, int>? check, Action<T[]> keep, List<Action<int>> readers, List<Action> finish)
    {
        List<T> values = [];
        readers.Add(row =>
        {
            var value = read();
            check?.Invoke(value, row);
            values.Add(value);
        });
        finish.Add(() => keep([.. values]));
    }

    private static void RequireFinite(double value, string name, string side, int row)
    {
        if (double.IsInfinity(value))
            throw new InvalidDataException($"Row {row} of the {side} table: column '{name}' is infinite. Leave the row out or mend the value; NaN is taken as missing.");
    }

    private IDataView WithDoubles(IDataView data)
    {
        InputOutputColumnPair[] numbers = [.. plan.Where(column => data.Schema[column.Name].Type is NumberDataViewType).Select(column => new InputOutputColumnPair(column.Name, column.Name))];
        return numbers.Length == 0 ? data : new MLContext(0).Transforms.Conversion.ConvertType(numbers, DataKind.Double).Fit(data).Transform(data);
    }
}
