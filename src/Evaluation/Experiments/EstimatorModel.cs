using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>A fitted ML.NET transformer that scores pairs of user and item. Its scores are as they come, NaN too.</summary>
internal sealed class EstimatorModel(Interactions training, ITransformer transformer, EstimatorRecommender recommender)
    : RecommenderModel(training.Users, training.Items)
{
    private readonly Lock transforming = new();

    public override bool CanFoldIn => false;

    public override void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores)
    {
        CheckScores(users.Length, scores);
        var items = Enumerable.Range(0, Items.Count).ToArray();
        for (var i = 0; i < users.Length; i++)
            Score(users[i], items, scores.Slice(i * items.Length, items.Length));
    }

    public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores) =>
        throw new NotSupportedException($"{recommender.Name} is an ML.NET estimator, which cannot score users who were not in training.");

    public override float Score(int user, int item)
    {
        if ((uint)user >= (uint)Users.Count || (uint)item >= (uint)Items.Count)
            return float.NaN;
        Span<float> score = [0];
        Score(user, [item], score);
        return score[0];
    }

    /// <summary>Scores pairs whose users are the first users of training, in one pass.</summary>
    public void ScorePairs(Interactions pairs, Span<float> scores, CancellationToken cancellationToken)
    {
        var offsets = new int[Users.Count + 1];
        Array.Fill(offsets, pairs.Count);
        pairs.Offsets.CopyTo(offsets);
        Score(offsets, pairs.ItemIndices.ToArray(), scores, cancellationToken);
    }

    private void Score(int user, int[] items, Span<float> scores)
    {
        var offsets = new int[Users.Count + 1];
        Array.Fill(offsets, items.Length, user + 1, Users.Count - user);
        Score(offsets, items, scores, CancellationToken.None);
    }

    /// <summary>Scores some items, ascending, of each user. Transformers need not be safe for concurrent use, so one call at a time.</summary>
    private void Score(int[] offsets, int[] items, Span<float> scores, CancellationToken cancellationToken)
    {
        var pairs = new Interactions(Vocabulary.FromKey(Users.Count), Vocabulary.FromKey(Items.Count), offsets, items, new float[items.Length]);
        lock (transforming)
        {
            var scored = transformer.Transform(pairs.ToDataView(recommender.Columns));
            var column = ScoreColumn(scored);
            using var cursor = scored.GetRowCursor([column]);
            var getter = cursor.GetGetter<float>(column);
            var row = 0;
            while (cursor.MoveNext())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (row == scores.Length)
                    throw new InvalidDataException($"{recommender.Name} gives more rows than it is given; a recommender must score each row.");
                getter(ref scores[row++]);
            }

            if (row < scores.Length)
                throw new InvalidDataException($"{recommender.Name} gives {row} rows for {scores.Length}; a recommender must score each row.");
        }
    }

    private DataViewSchema.Column ScoreColumn(IDataView scored)
    {
        var column = scored.Schema.GetColumnOrNull(recommender.ScoreColumnName)
            ?? throw new InvalidDataException($"{recommender.Name} gives no column '{recommender.ScoreColumnName}'; it gives {string.Join(", ", scored.Schema.Select(c => $"'{c.Name}'"))}.");
        return column.Type == NumberDataViewType.Single
            ? column
            : throw new InvalidDataException($"The column '{column.Name}' of {recommender.Name} holds {column.Type}; scores must be {NumberDataViewType.Single}.");
    }
}
