using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Trains recommenders and judges them by test users. A recommender that cannot be trained or cannot fold in leaves the reason.</summary>
internal sealed class UtilityJudge(UtilityData data, IReadOnlyList<bool[]> itemSlices, UtilityOptions options, CancellationToken cancellationToken)
{
    private readonly TestUsers[] testBySlice = [.. itemSlices.Select(data.RealTest.JudgedBy)];
    private readonly Dictionary<string, UndefinedCount> undefined = [];
    private readonly Lazy<Interactions> joined = new(() => Joined(data.Real, data.Synthetic));

    /// <summary>Which recommenders gave scores that were not finite, a sentence each.</summary>
    public IEnumerable<string> Notes => undefined.Where(pair => pair.Value.Undefined > 0).Select(pair =>
        $"{pair.Key}: {pair.Value.Undefined} of {pair.Value.Total} scores were not finite; they count as the mean training value where values are learnt from, else as the lowest score of all.");

    public RecommenderUtility Judge(IRecommender recommender)
    {
        var utility = new RecommenderUtility(recommender.Name);
        With(recommender, data.Real, model =>
        {
            utility[UtilityArm.TrainRealTestReal] = Score(model, recommender, data.RealTest);
            utility[UtilityArm.TrainRealTestSynthetic] = Score(model, recommender, data.SyntheticTest);
            utility.RealByItems.AddRange(ScoreByItems(model, recommender));
        });
        With(recommender, data.Synthetic, model =>
        {
            utility[UtilityArm.TrainSyntheticTestReal] = Score(model, recommender, data.RealTest);
            utility.SyntheticByItems.AddRange(ScoreByItems(model, recommender));
        });
        With(recommender, joined.Value, model => utility[UtilityArm.TrainBothTestReal] = Score(model, recommender, data.RealTest));
        With(recommender, data.SyntheticTraining, model => utility[UtilityArm.TrainSyntheticTestSynthetic] = Score(model, recommender, data.SyntheticTest));
        return utility;
    }

    /// <summary>What a recommender trained on some synthetic users does for the real test users.</summary>
    public ArmScores JudgeTrainedOn(IRecommender recommender, Interactions synthetic)
    {
        ArmScores? scores = null;
        With(recommender, synthetic, model => scores = Score(model, recommender, data.RealTest));
        return scores!;
    }

    /// <summary>Uses a model while it is in memory.</summary>
    private void With(IRecommender recommender, Interactions? training, Action<Trained> use)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var trained = training is null ? new(null, TooFewSynthetic) : Fit(recommender, training);
        use(trained);
        if (trained.Model is FiniteScores scores)
            undefined[recommender.Name] = undefined.GetValueOrDefault(recommender.Name) + scores.TakeReplaced();
    }

    private Trained Fit(IRecommender recommender, Interactions training)
    {
        try
        {
            var input = recommender.LearnsFromValues ? training : RelevantItems.From(training, options.RelevantFrom);
            var model = FiniteScores.Of(recommender.Fit(input, null, cancellationToken), recommender, input);
            return model.CanFoldIn
                ? new(model, null)
                : new(null, $"{recommender.Name} cannot score users who were not in training. An experiment can judge it, in the arms that hold the test users.");
        }
        catch (InvalidDataException exception)
        {
            return new(null, exception.Message);
        }
    }

    private ArmScores Score(Trained trained, IRecommender recommender, TestUsers? users)
    {
        if (users is null)
            return ArmScores.Missing(TooFewSynthetic);
        return trained.Model is { } model
            ? ArmScores.Of(users, users.Judge(model, recommender, options, cancellationToken))
            : ArmScores.Missing(trained.Failure!);
    }

    private IEnumerable<ArmScores> ScoreByItems(Trained trained, IRecommender recommender) => itemSlices.Zip(testBySlice, (items, users) =>
        trained.Model is { } model ? Score(new(new OnlySomeItems(model, items), null), recommender, users) : ArmScores.Missing(trained.Failure!));

    private static Interactions Joined(Interactions real, Interactions synthetic) =>
        real.Append(synthetic, Vocabulary.FromInt64([.. Enumerable.Range(0, real.UserCount + synthetic.UserCount).Select(i => (long)i)]));

    private string TooFewSynthetic =>
        $"Of the {data.Synthetic.UserCount} synthetic users too few have items to learn from some and test on two others. Generate more.";

    private readonly record struct Trained(RecommenderModel? Model, string? Failure);
}
