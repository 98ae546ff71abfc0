using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace SynthRec.MLNet;

/// <summary>
/// The stateless part of a saved recommender: the score of a pair from the vectors of <see cref="ScoringTables"/>, less the score of a pair of strangers.
/// ML.NET finds it by its contract name when it loads a model.
/// </summary>
[CustomMappingFactoryAttribute(ContractName)]
public sealed class PairScore : CustomMappingFactory<PairVectors, PairResult>
{
    internal const string ContractName = "SynthRec.MLNet.PairScore";

    /// <inheritdoc/>
    public override Action<PairVectors, PairResult> GetMapping() => static (pair, result) =>
    {
        var (user, item) = (Head(pair.User), Head(pair.Item));
        result.Score = (user.Known, item.Known) switch
        {
            (true, true) => Dot(pair.User, pair.Item),
            (true, false) => user.WithStranger,
            (false, true) => item.WithStranger,
            _ => 0,
        };
    };

    private static (bool Known, float WithStranger) Head(in VBuffer<float> vector) =>
        vector.Length < ScoringTables.HeadLength ? default : (vector.GetItemOrDefault(0) != 0, vector.GetItemOrDefault(1));

    /// <summary>The product of what follows the heads.</summary>
    private static float Dot(in VBuffer<float> first, in VBuffer<float> second)
    {
        var (sparse, other) = first.IsDense ? (second, first) : (first, second);
        if (sparse.IsDense)
            return System.Numerics.Tensors.TensorPrimitives.Dot(first.GetValues()[ScoringTables.HeadLength..], second.GetValues()[ScoringTables.HeadLength..]);
        var sum = 0f;
        var indices = sparse.GetIndices();
        var values = sparse.GetValues();
        for (var i = 0; i < indices.Length; i++)
        {
            if (indices[i] >= ScoringTables.HeadLength)
                sum += values[i] * other.GetItemOrDefault(indices[i]);
        }

        return sum;
    }
}

/// <summary>The input of <see cref="PairScore"/>.</summary>
public sealed class PairVectors
{
    internal const string UserColumn = "SynthRec.User";
    internal const string ItemColumn = "SynthRec.Item";

    /// <summary>The vector of the user; all zero for a user unseen in training.</summary>
    [ColumnName(UserColumn)]
    [VectorType]
    public VBuffer<float> User { get; set; }

    /// <summary>The vector of the item; all zero for an item unseen in training.</summary>
    [ColumnName(ItemColumn)]
    [VectorType]
    public VBuffer<float> Item { get; set; }
}

/// <summary>The output of <see cref="PairScore"/>.</summary>
public sealed class PairResult
{
    internal const string ScoreColumn = "SynthRec.Score";

    /// <summary>The score of the pair, less the score of a pair of strangers.</summary>
    [ColumnName(ScoreColumn)]
    public float Score { get; set; }
}
