using nietras.SeparatedValues;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>
/// Reads CSV (RFC 4180) with a header row by row; the separator is found in the header. Fields come as they stand, without the quotes around
/// them. What is no CSV is an <see cref="InvalidDataException"/> that says where and how to mend it.
/// </summary>
internal sealed class CsvReader(SepReader rows)
{
    private readonly string[] names = Header(rows);

    /// <summary>The number of the current row, from 1; the header and empty lines do not count.</summary>
    public long RowNumber { get; private set; }

    /// <summary>A field of the current row, valid until the next.</summary>
    public ReadOnlySpan<char> this[int field] => rows.Current[field].Span;

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The field of a column.</summary>
    public int Find(string column) => names.Count(name => name == column) switch
    {
        1 => Array.IndexOf(names, column),
        0 => throw new InvalidDataException($"There is no column '{column}'. {Columns}"),
        var count => throw new InvalidDataException($"{count} columns are named '{column}'. Rename all but one. {Columns}"),
    };

    public bool MoveNext()
    {
        while (rows.MoveNext())
        {
            var row = rows.Current;
            if (row.Span.IsEmpty)
                continue;
            RowNumber++;
            RequireClosedQuotes(row, $"Row {RowNumber}");
            if (row.ColCount != names.Length)
                throw new InvalidDataException($"Row {RowNumber} (line {row.LineNumberFrom}): the number of fields is {row.ColCount}, and {names.Length} in the header. Mend the row; a field that holds the separator '{rows.Spec.Sep.Separator}' or a quote must stand in quotes.");
            return true;
        }

        return false;
    }

    private string Columns => $"The columns are: {string.Join(", ", names.Select(name => $"'{name}'"))}.";

    private static string[] Header(SepReader rows)
    {
        if (!rows.MoveNext() || rows.Current.Span.IsWhiteSpace())
            throw new InvalidDataException("The file is empty or starts with an empty line; its first line must hold the names of the columns.");
        RequireClosedQuotes(rows.Current, "The header");
        return rows.Current[..].ToStringsArray();
    }

    private static void RequireClosedQuotes(SepReader.Row row, string where)
    {
        if (row.Span.Count('"') % 2 != 0)
            throw new InvalidDataException($"{where} (line {row.LineNumberFrom}): a quote is not closed. Close it, or write a quote in a field as \"\" within quotes.");
    }
}
