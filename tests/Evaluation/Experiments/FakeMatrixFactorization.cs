using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>
/// Behaves at the border like the trainer of Microsoft.ML.Recommender: wants <see cref="uint"/> keys of known count and a Single label,
/// and scores NaN where the user or the item has no training row. Within, it predicts user mean + item mean − mean.
/// </summary>
internal sealed class FakeMatrixFactorization(MLContext context) : IEstimator<ITransformer>
{
    public ITransformer Fit(IDataView input)
    {
        var users = (KeyDataViewType)input.Schema["User"].Type;
        var items = (KeyDataViewType)input.Schema["Item"].Type;
        if (users.RawType != typeof(uint) || users.Count == 0 || items.RawType != typeof(uint) || items.Count == 0 || input.Schema["Label"].Type != NumberDataViewType.Single)
            throw new ArgumentException("Needs uint keys of known count and a Single label.");
        var rows = input.GetColumn<uint>("User").Zip(input.GetColumn<uint>("Item"), input.GetColumn<float>("Label")).ToArray();
        var userMeans = rows.GroupBy(row => row.First, row => row.Third).ToDictionary(group => group.Key, group => group.Average());
        var itemMeans = rows.GroupBy(row => row.Second, row => row.Third).ToDictionary(group => group.Key, group => group.Average());
        var mean = rows.Average(row => row.Third);
        var schema = SchemaDefinition.Create(typeof(Pair));
        (schema["User"].ColumnType, schema["Item"].ColumnType) = (users, items);
        void Score(Pair pair, Scored scored) => scored.Score =
            userMeans.TryGetValue(pair.User, out var ofUser) && itemMeans.TryGetValue(pair.Item, out var ofItem) ? ofUser + ofItem - mean : float.NaN;
        return context.Transforms.CustomMapping<Pair, Scored>(Score, null, schema).Fit(input);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;

    private sealed class Pair
    {
        public uint User { get; set; }

        public uint Item { get; set; }
    }

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
