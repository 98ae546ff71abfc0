using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

internal static class ModelScores
{
    /// <summary>The scores of every item for one user of training.</summary>
    public static float[] Scores(this RecommenderModel model, int user)
    {
        var scores = new float[model.Items.Count];
        model.ScoreUsers([user], scores);
        return scores;
    }

    /// <summary>The scores of every item for one user who was not in training.</summary>
    public static float[] ScoresOfNew(this RecommenderModel model, Interactions histories, int user)
    {
        var scores = new float[model.Items.Count];
        model.ScoreNewUsers(histories, [user], scores);
        return scores;
    }
}
