using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet;

/// <summary>
/// A recommender as two tables of vectors and a number, such that the score of a pair is the product of two vectors plus the number.
/// A vector starts with a head: 1, which the vectors of strangers lack, and the score with a stranger.
/// </summary>
internal sealed class ScoringTables
{
    public const int HeadLength = 2;
    private const string IdColumn = "Id";
    private const string VectorColumn = "Vector";

    private ScoringTables(RecommenderModel model, int length, Action<int, Span<float>> fillUser, Action<int, Span<float>> fillItem)
    {
        Strangers = model.Score(-1, -1);
        Users = Table(model.Users, length + 1, (user, vector) =>
        {
            (vector[0], vector[1], vector[^1]) = (1, model.Score(user, -1) - Strangers, 1);
            fillUser(user, vector[HeadLength..^1]);
        });
        Items = Table(model.Items, length + 1, (item, vector) =>
        {
            (vector[0], vector[1], vector[^1]) = (1, model.Score(-1, item) - Strangers, -Strangers);
            fillItem(item, vector[HeadLength..^1]);
        });
    }

    /// <summary>The score of a pair of strangers.</summary>
    public float Strangers { get; }

    public IDataView Users { get; }

    public IDataView Items { get; }

    /// <exception cref="NotSupportedException">The score is no product of two vectors.</exception>
    public static ScoringTables Of(RecommenderModel model) => model switch
    {
        FactorModel factors => new(
            model,
            factors.Rank,
            (user, vector) => factors.UserFactors.Span.Slice(user * factors.Rank, factors.Rank).CopyTo(vector),
            (item, vector) => factors.ItemFactors.Span.Slice(item * factors.Rank, factors.Rank).CopyTo(vector)),
        ItemItemModel items => new(model, model.Items.Count, (user, vector) => FillHistory(items, user, vector), (item, vector) => FillWeights(items, item, vector)),
        _ => throw new NotSupportedException($"A {model.GetType().Name} cannot be an ML.NET transformer: its scores are no products of vectors."),
    };

    /// <summary>The estimator that looks up the vectors of the ids in the input column.</summary>
    public static IEstimator<ITransformer> LookUp(MLContext context, IDataView table, string outputColumn, string inputColumn) =>
        context.Transforms.Conversion.MapValue(outputColumn, table, table.Schema[IdColumn], table.Schema[VectorColumn], inputColumn);

    private static void FillHistory(ItemItemModel model, int user, Span<float> vector)
    {
        if (model.Histories.CountOf(user) == 0)
            model.ItemShares.Span.CopyTo(vector);
        foreach (var item in model.Histories.ItemsOf(user))
            vector[item] = 1;
    }

    private static void FillWeights(ItemItemModel model, int item, Span<float> vector)
    {
        for (var from = 0; from < vector.Length; from++)
            vector[from] = model.Weight(from, item);
    }

    private static RowsView Table(Vocabulary ids, int length, Action<int, Span<float>> fill) => new(
        ids.Count,
        [
            RowsView.Column.OfIds(IdColumn, ids, row => row),
            new(VectorColumn, new VectorDataViewType(NumberDataViewType.Single, length + HeadLength), row => VectorGetter(row, length + HeadLength, fill)),
        ]);

    private static ValueGetter<VBuffer<float>> VectorGetter(Func<int> row, int length, Action<int, Span<float>> fill) => (ref VBuffer<float> vector) =>
    {
        var values = new float[length];
        fill(row(), values);
        vector = Packed(values);
    };

    /// <summary>Sparse where most values are 0.</summary>
    private static VBuffer<float> Packed(float[] values)
    {
        var indices = Enumerable.Range(0, values.Length).Where(i => values[i] != 0).ToArray();
        return indices.Length > values.Length / 2
            ? new(values.Length, values)
            : new(values.Length, indices.Length, Array.ConvertAll(indices, i => values[i]), indices);
    }
}
