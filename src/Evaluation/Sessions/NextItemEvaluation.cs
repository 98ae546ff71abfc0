using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Judges recommenders of the next item by real sessions (Hidasi et al. 2016): every item but the first, given all before it, ranked among all items.</summary>
public static class NextItemEvaluation
{
    /// <summary>The default of k.</summary>
    public const int DefaultK = 20;

    private const int PrefixesAtOnce = 250;

    /// <summary>Ranks the items of the test sessions.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="test">Sessions that it was not trained on, with times. Items are found in the model by their ids.</param>
    /// <param name="k">How many items of each ranked list count, at least 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">The sessions have no times or none has two items, or the model gives scores that are not finite.</exception>
    public static NextItemResult Judge(SessionModel model, Interactions test, int k = DefaultK, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var all = SessionData.InOrder(test);
        var judged = Array.FindAll(all, items => items.Length > 1);
        if (judged.Length == 0)
            throw new InvalidDataException($"None of the {all.Length} sessions has two items, so there is no next item to judge by. Read them with {nameof(DuplicatePolicy)}.{nameof(DuplicatePolicy.KeepAll)}.");

        var map = ItemMap.Between(test.Items, model.Items);
        var (hits, reciprocals) = (new double[judged.Length], new double[judged.Length]);
        var known = new List<(int Session, int[] Prefix, int Next)>();
        for (var session = 0; session < judged.Length; session++)
            known.AddRange(KnownPositions(session, judged[session], map));
        foreach (var batch in known.Chunk(PrefixesAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scores = new float[batch.Length * model.Items.Count];
            model.ScoreNext(Array.ConvertAll(batch, position => position.Prefix), scores);
            for (var i = 0; i < batch.Length; i++)
            {
                var rank = Rank(scores.AsSpan(i * model.Items.Count, model.Items.Count), batch[i].Next);
                hits[batch[i].Session] += rank <= k ? 1 : 0;
                reciprocals[batch[i].Session] += rank <= k ? 1.0 / rank : 0;
            }
        }

        return new(
            k,
            hits,
            reciprocals,
            Array.ConvertAll(judged, items => items.Length - 1.0),
            judged.Sum(items => items.Length - 1) - known.Count,
            judged.Sum(items => items.Count(item => map[item] < 0)),
            all.Length - judged.Length);
    }

    private static IEnumerable<(int Session, int[] Prefix, int Next)> KnownPositions(int session, int[] items, int[] map)
    {
        var prefix = new List<int>();
        for (var at = 0; at < items.Length; at++)
        {
            var item = map[items[at]];
            if (item < 0)
                continue;
            if (at > 0)
                yield return (session, prefix.ToArray(), item);
            prefix.Add(item);
        }
    }

    /// <summary>The place of an item from the highest score down; of equal scores the lower index comes first.</summary>
    private static int Rank(ReadOnlySpan<float> scores, int item)
    {
        var (own, rank) = (scores[item], 1);
        for (var other = 0; other < scores.Length; other++)
        {
            if (!float.IsFinite(scores[other]))
                throw new InvalidDataException($"The model scores item {other} with {scores[other]}; scores must be finite.");
            rank += scores[other] > own || (scores[other] == own && other < item) ? 1 : 0;
        }

        return rank;
    }
}
