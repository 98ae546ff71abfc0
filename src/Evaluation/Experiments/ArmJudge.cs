using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Trains recommenders in the arms of one repetition and judges them by what the test users took besides.</summary>
internal sealed class ArmJudge(ExperimentSplit split, ExperimentOptions options, CancellationToken cancellationToken)
{
    private readonly Interactions relevant = Relevant(split.HeldOut, options);

    /// <summary>Trains one recommender and adds the metrics of the test users.</summary>
    /// <exception cref="InvalidDataException">The recommender cannot learn from the arm.</exception>
    public void Judge(IRecommender recommender, ArmData arm, UserMetrics metrics)
    {
        var training = InputOf(recommender, arm.Training);
        var model = recommender.Fit(training, null, cancellationToken);
        AddRanking(Rank(recommender, model, arm), metrics);
        if (recommender.LearnsFromValues && split.HeldOut.HasValues)
            AddErrors(Predict(model, arm), metrics);
        if (model is EstimatorModel { UndefinedScores: var undefined })
            metrics.UndefinedScores += undefined;
    }

    /// <summary>Whether the recommender can be judged in the arm.</summary>
    public static bool CanJudge(IRecommender recommender, ArmData arm) => arm.HoldsTestUsers || recommender is not EstimatorRecommender;

    private static Interactions Relevant(Interactions data, ExperimentOptions options)
    {
        if (options.RelevantFrom is not { } least)
            return data;
        if (!data.HasValues)
            throw new InvalidDataException($"{nameof(options.RelevantFrom)} is {least}, and the interactions have no values. Read them with {nameof(InteractionColumns)}.{nameof(InteractionColumns.Value)} set, or leave {nameof(options.RelevantFrom)} out.");
        return data.Where(at => data.Values[at] >= least);
    }

    private Interactions InputOf(IRecommender recommender, Interactions data) => recommender.LearnsFromValues ? data : Relevant(data, options);

    private RankedLists Rank(IRecommender recommender, RecommenderModel model, ArmData arm) => arm.HoldsTestUsers
        ? model.RecommendForUsers(Enumerable.Range(0, split.Visible.UserCount).ToArray(), options.K, arm.Training, options.NumberOfThreads, null, cancellationToken)
        : model.RecommendForNewUsers(InputOf(recommender, split.Visible), options.K, split.Visible, options.NumberOfThreads, null, cancellationToken);

    private void AddRanking(RankedLists lists, UserMetrics metrics)
    {
        for (var user = 0; user < relevant.UserCount; user++)
        {
            var truth = TrainingData.DistinctItems(relevant, user);
            if (truth.IsEmpty)
                continue;
            var ranked = lists.ItemsOf(user);
            metrics.Ndcg.Add(RankingMetrics.Ndcg(ranked, truth, options.K));
            metrics.Precision.Add(RankingMetrics.Precision(ranked, truth, options.K));
            metrics.Recall.Add(RankingMetrics.Recall(ranked, truth, options.K));
        }
    }

    /// <summary>The predicted values of the held-out interactions, one after the other.</summary>
    private float[] Predict(RecommenderModel model, ArmData arm)
    {
        var heldOut = split.HeldOut;
        var predictions = new float[heldOut.Count];
        var scores = arm.HoldsTestUsers ? [] : new float[model.Items.Count];
        for (var user = 0; user < heldOut.UserCount; user++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!arm.HoldsTestUsers && heldOut.CountOf(user) > 0)
                model.ScoreNewUsers(split.Visible, [user], scores);
            for (var at = heldOut.Offsets[user]; at < heldOut.Offsets[user + 1]; at++)
            {
                var item = heldOut.ItemIndices[at];
                predictions[at] = arm.HoldsTestUsers ? model.Score(user, item) : scores[item];
            }
        }

        return predictions;
    }

    private void AddErrors(float[] predictions, UserMetrics metrics)
    {
        var heldOut = split.HeldOut;
        for (var user = 0; user < heldOut.UserCount; user++)
        {
            if (heldOut.CountOf(user) == 0)
                continue;
            var (squared, absolute) = (0.0, 0.0);
            for (var at = heldOut.Offsets[user]; at < heldOut.Offsets[user + 1]; at++)
            {
                var error = (double)predictions[at] - heldOut.Values[at];
                squared += error * error;
                absolute += Math.Abs(error);
            }

            metrics.SquaredErrors.Add(squared);
            metrics.AbsoluteErrors.Add(absolute);
            metrics.ErrorCounts.Add(heldOut.CountOf(user));
        }
    }
}
