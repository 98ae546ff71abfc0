using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>A model whose scores are all finite: others are replaced by a fallback and counted.</summary>
internal sealed class FiniteScores(RecommenderModel inner, float fallback) : RecommenderModel(inner.Users, inner.Items)
{
    private long replaced;
    private long total;

    /// <summary>How many scores were replaced since the last call, out of how many.</summary>
    public UndefinedCount TakeReplaced() => new(Interlocked.Exchange(ref replaced, 0), Interlocked.Exchange(ref total, 0));

    public override bool CanFoldIn => inner.CanFoldIn;

    /// <summary>The model of a recommender with the fallback of its kind: the mean training value, or the lowest score of all.</summary>
    public static FiniteScores Of(RecommenderModel model, IRecommender recommender, Interactions training) =>
        model as FiniteScores ?? new(model, recommender.LearnsFromValues ? MeanValue(training) : float.MinValue);

    public override void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores)
    {
        inner.ScoreUsers(users, scores);
        Mend(scores);
    }

    public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores)
    {
        inner.ScoreNewUsers(histories, users, scores);
        Mend(scores);
    }

    public override float Score(int user, int item)
    {
        Span<float> score = [inner.Score(user, item)];
        Mend(score);
        return score[0];
    }

    /// <summary>Scores pairs whose users are the first users of training.</summary>
    public float[] ScorePairs(Interactions pairs, CancellationToken cancellationToken)
    {
        var scores = new float[pairs.Count];
        if (inner is EstimatorModel estimator)
            estimator.ScorePairs(pairs, scores, cancellationToken);
        else
            ScoreEach(pairs, scores, cancellationToken);
        Mend(scores);
        return scores;
    }

    /// <summary>Scores pairs whose users were not in training, from their histories.</summary>
    public float[] ScoreNewPairs(Interactions histories, Interactions pairs, CancellationToken cancellationToken)
    {
        var scores = new float[pairs.Count];
        var ofAllItems = new float[Items.Count];
        for (var user = 0; user < pairs.UserCount; user++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (pairs.CountOf(user) == 0)
                continue;
            inner.ScoreNewUsers(histories, [user], ofAllItems);
            for (var at = pairs.Offsets[user]; at < pairs.Offsets[user + 1]; at++)
                scores[at] = ofAllItems[pairs.ItemIndices[at]];
        }

        Mend(scores);
        return scores;
    }

    private void ScoreEach(Interactions pairs, float[] scores, CancellationToken cancellationToken)
    {
        for (var user = 0; user < pairs.UserCount; user++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var at = pairs.Offsets[user]; at < pairs.Offsets[user + 1]; at++)
                scores[at] = inner.Score(user, pairs.ItemIndices[at]);
        }
    }

    private void Mend(Span<float> scores)
    {
        var count = 0;
        foreach (ref var score in scores)
        {
            if (float.IsFinite(score))
                continue;
            score = fallback;
            count++;
        }

        Interlocked.Add(ref replaced, count);
        Interlocked.Add(ref total, scores.Length);
    }

    private static float MeanValue(Interactions training)
    {
        var sum = 0.0;
        foreach (var value in training.Values)
            sum += value;
        return training.Values.IsEmpty ? 0 : (float)(sum / training.Values.Length);
    }
}
