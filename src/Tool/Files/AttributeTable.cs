using System.Globalization;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>What is known of users or items, as it stands in a file: a row for each.</summary>
/// <param name="Ids">Whom the rows are of.</param>
/// <param name="Names">The names of the columns beside the ids.</param>
/// <param name="Rows">The fields of each row, in the order of the names; empty where missing.</param>
internal sealed record AttributeTable(Vocabulary Ids, string[] Names, string[][] Rows)
{
    public IEnumerable<string> FieldsOf(string name)
    {
        var at = Array.IndexOf(Names, name);
        return Rows.Select(row => row[at]);
    }

    /// <summary>Checks rows as they stand in a file.</summary>
    /// <param name="idColumn">The name of the column of ids.</param>
    /// <param name="integerIds">Whether ids are integers rather than text.</param>
    /// <param name="names">The names of the other columns.</param>
    /// <param name="rows">The id and the fields of each row; null or empty where missing.</param>
    /// <param name="missing">What is done about a missing field; an id that is missing cannot be kept.</param>
    /// <exception cref="InvalidDataException">A field is missing, an id comes twice, or there are no columns or no rows.</exception>
    public static AttributeTable Of(string idColumn, bool integerIds, string[] names, IEnumerable<(string? Id, string?[] Fields)> rows, MissingFields missing)
    {
        if (names.Length == 0)
            throw new InvalidDataException($"There is no column beside '{idColumn}', so nothing is told. Add columns of attributes.");
        var firstRows = new Dictionary<string, int>();
        var kept = new List<string[]>();
        var number = 0;
        foreach (var (id, fields) in rows)
        {
            number++;
            var absent = string.IsNullOrWhiteSpace(id) ? idColumn : missing != MissingFields.Keep && Array.FindIndex(fields, string.IsNullOrWhiteSpace) is var at and >= 0 ? names[at] : null;
            if (absent is not null && missing == MissingFields.SkipRow)
                continue;
            if (absent is not null)
                throw new InvalidDataException($"Row {number}: column '{absent}' is missing. Mend the row, or leave such rows out with --skip-missing.");
            if (!firstRows.TryAdd(id!, number))
                throw new InvalidDataException($"Row {number}: column '{idColumn}' is '{id}', as in row {firstRows[id!]}. Give one row for each.");
            kept.Add(Array.ConvertAll(fields, field => string.IsNullOrWhiteSpace(field) ? "" : field));
        }

        if (kept.Count == 0)
            throw new InvalidDataException("There are no rows" + (number == 0 ? "." : " without a missing field."));
        string[] ids = [.. firstRows.Keys];
        return new(integerIds ? Vocabulary.FromInt64(Array.ConvertAll(ids, id => long.Parse(id, CultureInfo.InvariantCulture))) : Vocabulary.FromText(ids), names, [.. kept]);
    }
}
