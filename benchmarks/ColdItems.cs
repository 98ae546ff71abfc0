using System.Numerics.Tensors;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>A share of the items is new: nobody's interactions with them are in training, and users are judged by their ranking of these alone.</summary>
internal sealed class ColdItems
{
    private const int K = 10;
    private readonly Interactions heldOut;
    private readonly IReadOnlySet<string> unjudged;

    /// <summary>Draws the new items.</summary>
    /// <param name="data">All interactions.</param>
    /// <param name="attributes">The attributes of every item.</param>
    /// <param name="unjudged">The ids of users who are trained on alone.</param>
    /// <param name="share">The share of the items that are new.</param>
    /// <param name="seed">The seed of the draw.</param>
    public ColdItems(Interactions data, FeatureVectors attributes, IReadOnlySet<string> unjudged, double share, int seed)
    {
        this.unjudged = unjudged;
        var order = SeededRandom.For(seed).Permutation(data.ItemCount);
        var cold = order.AsSpan(0, (int)(data.ItemCount * share)).ToArray();
        Array.Sort(cold);
        heldOut = data.SelectItems(cold);
        Training = data.SelectItems([.. order.Skip(cold.Length).Order()]);
        New = attributes.Subset(Rows(attributes, heldOut.Items));
        Known = attributes.Subset(Rows(attributes, Training.Items));
    }

    /// <summary>The users' interactions with the other items.</summary>
    public Interactions Training { get; }

    /// <summary>The attributes of the new items.</summary>
    public FeatureVectors New { get; }

    /// <summary>The attributes of the items in training.</summary>
    public FeatureVectors Known { get; }

    /// <summary>NDCG@10 of each judged user who took a new item, ranked by <paramref name="score"/>, which fills the scores of the new items.</summary>
    public double[] Judge(Action<int, float[]> score)
    {
        var scores = new float[New.Count];
        var figures = new List<double>();
        for (var user = 0; user < heldOut.UserCount; user++)
        {
            if (heldOut.CountOf(user) == 0 || unjudged.Contains(heldOut.Users.GetText(user)))
                continue;
            score(user, scores);
            var tieBreak = SeededRandom.For(user, New.Count).Permutation(New.Count);
            int[] ranked = [.. Enumerable.Range(0, New.Count).OrderByDescending(item => scores[item]).ThenBy(item => tieBreak[item]).Take(K)];
            figures.Add(RankingMetrics.Ndcg(ranked, heldOut.ItemsOf(user), K));
        }

        return [.. figures];
    }

    /// <summary>A recommender trained on the real interactions and others with the new items.</summary>
    public double[] Judge(Func<Interactions, RecommenderModel> fit, Interactions newItems)
    {
        var model = fit(Training.AppendItems(newItems));
        var all = new float[Training.ItemCount + New.Count];
        return Judge((user, scores) =>
        {
            model.ScoreUsers([user], all);
            all.AsSpan(Training.ItemCount).CopyTo(scores);
        });
    }

    /// <summary>Attribute-kNN: the sum over a user's items of the cosine of attributes.</summary>
    public double[] JudgeCosine() => Judge((user, scores) =>
    {
        var profile = new float[Known.Dimensions];
        foreach (var item in Training.ItemsOf(user))
            AddUnit(Known.Of(item), profile);
        for (var item = 0; item < scores.Length; item++)
            scores[item] = TensorPrimitives.Norm(New.Of(item)) is var length and > 0 ? TensorPrimitives.Dot(profile, New.Of(item)) / length : 0;
    });

    private static void AddUnit(ReadOnlySpan<float> vector, Span<float> sum)
    {
        if (TensorPrimitives.Norm(vector) is var length and > 0)
            TensorPrimitives.MultiplyAdd(vector, 1 / length, sum, sum);
    }

    private static int[] Rows(FeatureVectors attributes, Vocabulary items) => [.. Enumerable.Range(0, items.Count).Select(item =>
        attributes.Ids.TryGetIndex(items.GetText(item), out var row) ? row : throw new InvalidDataException($"Film '{items.GetText(item)}' has no genres."))];
}
