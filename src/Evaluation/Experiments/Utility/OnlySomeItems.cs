using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>A model that recommends some items alone, as if there were no others: these score −∞, which ranking leaves out.</summary>
internal sealed class OnlySomeItems(RecommenderModel inner, bool[] items) : RecommenderModel(inner.Users, inner.Items)
{
    public override void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores)
    {
        inner.ScoreUsers(users, scores);
        LeaveOutOthers(scores);
    }

    public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores)
    {
        inner.ScoreNewUsers(histories, users, scores);
        LeaveOutOthers(scores);
    }

    public override float Score(int user, int item) => items[item] ? inner.Score(user, item) : float.NegativeInfinity;

    private void LeaveOutOthers(Span<float> scores)
    {
        for (var at = 0; at < scores.Length; at++)
        {
            if (!items[at % items.Length])
                scores[at] = float.NegativeInfinity;
        }
    }
}
