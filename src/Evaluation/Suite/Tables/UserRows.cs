using Microsoft.ML;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Finds the rows of a table that are of the users of some interactions.</summary>
internal sealed class UserRows(string idColumn, EvaluationNotes notes, CancellationToken cancellationToken)
{
    /// <exception cref="InvalidDataException">An id is missing or comes twice, or no row is of a user.</exception>
    public int[] Of(IDataView rows, Interactions data, string side)
    {
        var column = rows.Schema.GetColumnOrNull(idColumn) ?? throw new InvalidDataException($"The {side} table of users has no column '{idColumn}', which holds their ids in the real table. Add it.");
        using var cursor = rows.GetRowCursor([column]);
        var ids = IdReader.Create(cursor, column);
        Dictionary<int, int> rowOf = [];
        for (var row = 0; cursor.MoveNext(); row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!ids.Read())
                throw new InvalidDataException($"Row {row + 1} of the {side} table of users: column '{idColumn}' is missing. Mend the row, or leave it out.");
            var id = ids.ToIndex();
            if (!rowOf.TryAdd(id, row))
                throw new InvalidDataException($"Row {row + 1} of the {side} table of users: '{idColumn}' is '{ids.ToVocabulary().GetText(id)}', as in row {rowOf[id] + 1}. Give one row for each user.");
        }

        var texts = ids.ToVocabulary();
        int[] found = [.. rowOf.Where(pair => data.Users.TryGetIndex(texts.GetText(pair.Key), out _)).Select(pair => pair.Value).Order()];
        if (found.Length == 0)
            throw new InvalidDataException($"No row of the {side} table of users is of a {side} user with interactions: its ids are such as '{texts.GetText(rowOf.Keys.First())}', those of the users such as '{data.Users.GetText(0)}'. Give both the same ids.");
        if (found.Length < data.UserCount)
            notes.Add($"{data.UserCount - found.Length} of {data.UserCount} {side} users with interactions have no row in the table of users: nothing is known of their attributes.");
        return found;
    }
}
