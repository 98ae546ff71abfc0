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
        var (block, items) = (users.ToArray(), Items.Count);
        Score(scores.Length, row => block[row / items], row => row % items, scores, CancellationToken.None);
    }

    public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores) =>
        throw new NotSupportedException($"{recommender.Name} is an ML.NET estimator, which cannot score users who were not in training.");

    public override float Score(int user, int item)
    {
        if ((uint)user >= (uint)Users.Count || (uint)item >= (uint)Items.Count)
            return float.NaN;
        Span<float> score = [0];
        Score(1, _ => user, _ => item, score, CancellationToken.None);
        return score[0];
    }

    /// <summary>Scores pairs whose users are the first users of training, in one pass.</summary>
    public void ScorePairs(Interactions pairs, Span<float> scores, CancellationToken cancellationToken)
    {
        int[] users = [.. Enumerable.Range(0, pairs.UserCount).SelectMany(user => Enumerable.Repeat(user, pairs.CountOf(user)))];
        Score(users.Length, row => users[row], row => pairs.ItemIndices[row], scores, cancellationToken);
    }

    /// <summary>Scores rows of user and item. Transformers need not be safe for concurrent use, so one call at a time.</summary>
    private void Score(int rows, Func<int, int> userAt, Func<int, int> itemAt, Span<float> scores, CancellationToken cancellationToken)
    {
        var pairs = new RowsView(rows,
        [
            RowsView.Column.OfIds(recommender.Columns.User, Vocabulary.FromKey(Users.Count), row => () => userAt(row())),
            RowsView.Column.OfIds(recommender.Columns.Item, Vocabulary.FromKey(Items.Count), row => () => itemAt(row())),
            new(recommender.Columns.Value!, NumberDataViewType.Single, _ => new ValueGetter<float>((ref float value) => value = 0)),
        ]);
        lock (transforming)
        {
            var scored = transformer.Transform(pairs);
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
