using Microsoft.ML;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Reads a sensitive attribute that stands beside each interaction of a user.</summary>
internal static class GroupReader
{
    /// <exception cref="InvalidDataException">A column or a label is missing, or a user has two labels.</exception>
    public static UserGroups Read(IDataView rows, string userColumn, string column, string side, CancellationToken cancellationToken)
    {
        var (user, label) = (rows.Schema.Require(userColumn), rows.Schema.Require(column));
        using var cursor = rows.GetRowCursor([user, label]);
        var (users, labels) = (IdReader.Create(cursor, user), IdReader.Create(cursor, label));
        var labelOf = new Dictionary<int, int>();
        for (var row = 1L; cursor.MoveNext(); row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!users.Read())
                continue;
            if (!labels.Read())
                throw new InvalidDataException($"Row {row} of the {side} data: column '{column}' is missing. Give users of whom nothing is known a label of their own, such as 'unknown'.");
            var (index, value) = (users.ToIndex(), labels.ToIndex());
            if (labelOf.TryGetValue(index, out var other) && other != value)
                throw new InvalidDataException($"Row {row} of the {side} data: the user has another '{column}' than in an earlier row. A sensitive attribute must be the same in all rows of a user.");
            labelOf[index] = value;
        }

        var (userIds, names) = (users.ToVocabulary(), labels.ToVocabulary());
        return new(column, labelOf.Select(pair => KeyValuePair.Create(userIds.GetText(pair.Key), names.GetText(pair.Value))));
    }
}
