using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>Reads feature vectors of users or items from an ML.NET data view.</summary>
public static class FeatureVectorReader
{
    /// <summary>Reads a vector for each id.</summary>
    /// <param name="data">A row for each user or item, the features made by ML.NET's transforms: one-hot encoding, text or image features, concatenation.</param>
    /// <param name="idColumn">The column of ids: text, integers or keys.</param>
    /// <param name="featuresColumn">The column of features: a number or a vector of known size, of type Single.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidDataException">
    /// A column is missing or of the wrong type, an id is missing or comes twice, a feature is not finite, or there are no rows.
    /// The message names the column, the row (1-based) and the mend.
    /// </exception>
    public static FeatureVectors ToFeatureVectors(this IDataView data, string idColumn, string featuresColumn = "Features", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var id = data.Schema.Require(idColumn);
        var features = data.Schema.Require(featuresColumn);
        var dimensions = DimensionsOf(features);
        using var cursor = data.GetRowCursor([id, features]);
        var ids = IdReader.Create(cursor, id);
        var read = VectorGetter(cursor, features);
        var values = new List<float>();
        var vector = default(VBuffer<float>);
        for (var row = 1; cursor.MoveNext(); row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!ids.Read())
                throw new InvalidDataException($"Row {row}: column '{idColumn}' is missing. Leave the row out, or name whom the features are of.");
            if (ids.ToIndex() != row - 1)
                throw new InvalidDataException($"Row {row}: column '{idColumn}' has an id that an earlier row has. Give one row of features for each.");
            read(ref vector);
            foreach (var value in vector.DenseValues())
            {
                if (!float.IsFinite(value))
                    throw new InvalidDataException($"Row {row}: column '{featuresColumn}' has a feature that is {value}. Replace missing features, as ReplaceMissingValues does.");
                values.Add(value);
            }
        }

        return values.Count > 0
            ? new(ids.ToVocabulary(), dimensions, [.. values])
            : throw new InvalidDataException("The data has no rows.");
    }

    private static int DimensionsOf(DataViewSchema.Column column) => column.Type switch
    {
        NumberDataViewType { RawType: var type } when type == typeof(float) => 1,
        VectorDataViewType { IsKnownSize: true, ItemType: NumberDataViewType { RawType: var type }, Size: var size } when type == typeof(float) => size,
        var type => throw new InvalidDataException($"Column '{column.Name}' is of type {type}. Features must be a number or a vector of known size, of type Single; make them by ConvertType and Concatenate."),
    };

    private static ValueGetter<VBuffer<float>> VectorGetter(DataViewRowCursor cursor, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType)
            return cursor.GetGetter<VBuffer<float>>(column);
        var getter = cursor.GetGetter<float>(column);
        return (ref VBuffer<float> vector) =>
        {
            var value = 0f;
            getter(ref value);
            vector = new(1, [value]);
        };
    }
}
