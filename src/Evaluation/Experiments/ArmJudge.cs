using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Trains recommenders in the arms of one repetition and judges them by what the test users took besides.</summary>
internal sealed class ArmJudge(ExperimentSplit split, Interactions relevant, Interactions? synthetic, ExperimentOptions options, Action<ArmLists>? listsMade, CancellationToken cancellationToken)
{
    private readonly int longest = options.Cutoffs.Max();

    /// <summary>Trains a recommender in an arm and adds the metrics of the test users, unless it cannot be judged there.</summary>
    /// <exception cref="InvalidDataException">The recommender cannot learn from the arm.</exception>
    public void Judge(RecommenderJudgement judgement, ExperimentArm arm)
    {
        var data = ArmData.Of(arm, split, synthetic);
        var recommender = judgement.Recommender;
        if (!data.HoldsTestUsers && judgement.CannotFoldIn)
            return;
        var model = Fit(recommender, arm, InputOf(recommender, data.Training));
        if (!data.HoldsTestUsers && !model.CanFoldIn)
        {
            judgement.NoteThatItCannotFoldIn();
            return;
        }

        var metrics = judgement.MetricsOf(arm);
        var lists = Rank(recommender, model, data);
        AddRanking(lists, metrics);
        listsMade?.Invoke(new(recommender.Name, arm, lists, split, relevant));
        metrics.UndefinedScores += model.TakeReplaced();
        if (!recommender.LearnsFromValues || !split.HeldOut.HasValues)
            return;
        AddErrors(data.HoldsTestUsers ? model.ScorePairs(split.HeldOut, cancellationToken) : model.ScoreNewPairs(split.Visible, split.HeldOut, cancellationToken), metrics);
        metrics.UndefinedPredictions += model.TakeReplaced();
    }

    private FiniteScores Fit(IRecommender recommender, ExperimentArm arm, Interactions training)
    {
        try
        {
            return FiniteScores.Of(recommender.Fit(training, null, cancellationToken), recommender, training);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{recommender.Name} in the arm {arm}: {exception.Message}", exception);
        }
    }

    private Interactions InputOf(IRecommender recommender, Interactions data) =>
        recommender.LearnsFromValues ? data : ExperimentSplit.Relevant(data, options);

    private RankedLists Rank(IRecommender recommender, RecommenderModel model, ArmData data) => data.HoldsTestUsers
        ? model.RecommendForUsers(Enumerable.Range(0, split.Visible.UserCount).ToArray(), longest, data.Training, options.NumberOfThreads, null, cancellationToken)
        : model.RecommendForNewUsers(InputOf(recommender, split.Visible), longest, split.Visible, options.NumberOfThreads, null, cancellationToken);

    private void AddRanking(RankedLists lists, ArmMetrics metrics)
    {
        foreach (var ranking in metrics.Rankings)
        {
            ranking.AddLists(lists, split.Training);
            for (var user = 0; user < relevant.UserCount; user++)
            {
                if (relevant.CountOf(user) > 0)
                    ranking.AddUser(lists.ItemsOf(user), TrainingData.DistinctItems(relevant, user));
            }
        }
    }

    private void AddErrors(float[] predictions, ArmMetrics metrics)
    {
        for (var user = 0; user < split.HeldOut.UserCount; user++)
        {
            if (split.HeldOut.CountOf(user) > 0)
                metrics.Errors.AddUser(predictions.AsSpan(split.HeldOut.Offsets[user], split.HeldOut.CountOf(user)), split.HeldOut.ValuesOf(user));
        }
    }
}
