using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class NextItemEvaluationTests
{
    [Fact]
    public void Ranks_are_those_of_scores_that_are_known()
    {
        // The last item scores highest, then the next lower ones: after 2 the ranks of 2, 1, 0, 3, 4 are 1 … 5, equal scores by index.
        var test = SessionTestData.Of(5, 10, [2, 2, 1], [2, 4, 3], [0]);
        var result = NextItemEvaluation.Judge(new Nearest(test.Items), test, k: 2);
        Assert.Equal([2.0, 1], result.Hits);
        Assert.Equal([1.5, 0.5], result.ReciprocalRanks);
        Assert.Equal([2.0, 2], result.Positions);
        Assert.Equal((0, 0, 1), (result.UnknownPositions, result.UnknownInteractions, result.SessionsLeftOut));
        Assert.Equal(0.75, result.Recall().Value, 12);
        Assert.Equal(0.5, result.MeanReciprocalRank().Value, 12);
    }

    [Fact]
    public void Of_a_chain_the_true_transitions_are_hit_as_often_as_they_happen()
    {
        // The chain stays with probability 0.4 + 0.6/30, and any other item follows with 0.6/30.
        var training = SessionTestData.Chain(30, 4_000, stay: 0.4, gap: 10, seed: 1);
        var test = SessionTestData.Chain(30, 4_000, stay: 0.4, gap: 10, seed: 2);
        using var model = new MarkovRecommender().Fit(training);
        var result = NextItemEvaluation.Judge(model, test, k: 1);
        var (share, positions) = (0.42, result.Positions.Sum());
        Assert.Equal(share, result.Recall().Value, 4 * Math.Sqrt(share * (1 - share) / positions));
        Assert.Equal(result.Recall(), result.MeanReciprocalRank());
    }

    [Fact]
    public void Unknown_items_are_missed_positions_and_not_seen()
    {
        var test = SessionTestData.Of(5, 10, [2, 4, 2], [4, 4]);
        var result = NextItemEvaluation.Judge(new Nearest(SessionTestData.Ids("i", 4)), test, k: 1);
        Assert.Equal([1.0, 0], result.Hits);
        Assert.Equal([2.0, 1], result.Positions);
        Assert.Equal((2, 3), (result.UnknownPositions, result.UnknownInteractions));
    }

    [Fact]
    public void Items_are_found_by_their_ids()
    {
        var test = SessionTestData.Of(3, 10, [0, 0]);
        var result = NextItemEvaluation.Judge(new Nearest(Vocabulary.FromText(["x", "i2", "i0"])), test, k: 1);
        Assert.Equal([1.0], result.Hits);
    }

    [Fact]
    public void A_share_of_another_result_is_the_ratio_and_only_on_the_same_sessions()
    {
        var test = SessionTestData.Of(5, 10, [2, 2, 1], [2, 4, 2]);
        var model = new Nearest(test.Items);
        var (one, three) = (NextItemEvaluation.Judge(model, test, k: 3), NextItemEvaluation.Judge(model, SessionTestData.Of(5, 10, [2, 2, 1], [2, 2, 2]), k: 3));
        Assert.Equal(1, one.RecallAsShareOf(one)!.Value.Value);
        Assert.Equal(3.0 / 4, one.RecallAsShareOf(three)!.Value.Value, 12);
        Assert.Throws<ArgumentException>(() => one.RecallAsShareOf(NextItemEvaluation.Judge(model, test, k: 2)));
        Assert.Throws<ArgumentException>(() => one.RecallAsShareOf(NextItemEvaluation.Judge(model, SessionTestData.Of(5, 10, [0, 1]), k: 3)));
    }

    [Fact]
    public void Scores_that_are_not_finite_are_refused()
    {
        var test = SessionTestData.Of(3, 10, [0, 1]);
        Assert.Throws<InvalidDataException>(() => NextItemEvaluation.Judge(new Nearest(test.Items, float.NaN), test));
    }

    [Fact]
    public void Sessions_of_one_item_are_refused() =>
        Assert.Throws<InvalidDataException>(() => NextItemEvaluation.Judge(new Nearest(SessionTestData.Ids("i", 2)), SessionTestData.Of(2, 10, [0], [1])));

    [Fact]
    public void The_default_of_k_is_as_documented() => Assert.Equal(20, NextItemEvaluation.DefaultK);

    /// <summary>Scores the last item 0 and each other by minus how far below it is; those above by <paramref name="above"/>.</summary>
    private sealed class Nearest(Vocabulary items, float above = -100) : SessionModel(items)
    {
        protected override void Score(IReadOnlyList<int[]> prefixes, Span<float> scores)
        {
            for (var i = 0; i < prefixes.Count; i++)
            {
                var last = prefixes[i].Length == 0 ? 0 : prefixes[i][^1];
                for (var item = 0; item < Items.Count; item++)
                    scores[(i * Items.Count) + item] = item <= last ? item - last : above;
            }
        }
    }
}
