using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class ConditionalGanTests
{
    private const int Users = UsersOfMixedKinds.Count;

    private static readonly GanOptions Small = new()
    {
        HiddenWidth = 16, NoiseDimensions = 8, CriticWidth = 16, MaximumNumberOfEpochs = 40, AdversarialEpochs = 5, BatchSize = 50, LearningRate = 0.01f, NumberOfThreads = 1, Guidance = 1, LeastUsersOfPair = 0,
    };

    private static readonly Interactions TwoKinds = UsersOfMixedKinds.Make();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CriticBound.GradientPenalty)]
    [InlineData(CriticBound.SpectralNormalization)]
    public void Users_take_the_items_that_go_with_their_features_the_more_the_stronger_the_condition(CriticBound bound)
    {
        using var model = new GanGenerator(Small with { CriticBound = bound }).Fit(TwoKinds, UsersOfMixedKinds.Features(Users, "u"), null, Cancellation);
        var weak = UsersOfMixedKinds.ShareOfOwnKind(model, 0.5f);
        var plain = UsersOfMixedKinds.ShareOfOwnKind(model, 1);
        var strong = UsersOfMixedKinds.ShareOfOwnKind(model, 2);

        // Real users have 0.7; the mean share of 400 users of 10 items has a deviation of at most 0.008.
        Assert.InRange(plain, 0.6, 0.8);
        Assert.True(weak < plain - 0.02 && plain < strong - 0.02, $"{weak:F3}, {plain:F3}, {strong:F3}");
    }

    [Theory]
    [InlineData(CriticBound.GradientPenalty)]
    [InlineData(CriticBound.SpectralNormalization)]
    public void The_critic_alone_teaches_which_items_go_with_the_features(CriticBound bound)
    {
        // One epoch of likelihood teaches next to nothing, and the weight leaves next to nothing of it in the game.
        var options = Small with { CriticBound = bound, MaximumNumberOfEpochs = 1, LearningRate = 1e-3f, AdversarialEpochs = 100, AdversarialWeight = 1e5f, AdversarialLearningRate = 5e-3f };
        var features = UsersOfMixedKinds.Features(Users, "u");
        using var without = new GanGenerator(options with { AdversarialEpochs = 0 }).Fit(TwoKinds, features, null, Cancellation);
        using var with = new GanGenerator(options).Fit(TwoKinds, features, null, Cancellation);
        var (before, after) = (UsersOfMixedKinds.ShareOfOwnKind(without, 1), UsersOfMixedKinds.ShareOfOwnKind(with, 1));
        Assert.InRange(before, 0.45, 0.55);
        Assert.True(after > before + 0.1, $"The share of items of the own kind went from {before:F3} to {after:F3}.");
    }

    [Fact]
    public void A_condition_of_no_strength_draws_the_items_of_unconditional_users()
    {
        using var model = new GanGenerator(Small).Fit(TwoKinds, UsersOfMixedKinds.Features(Users, "u"), null, Cancellation);
        var unconditional = model.Sample(new() { UserCount = 200, Seed = 3 }, null, Cancellation);
        var without = model.Sample(new() { UserCount = 200, Seed = 3, UserFeatures = UsersOfMixedKinds.Features(200, "n"), ConditionStrength = 0 }, null, Cancellation);
        Assert.Equal(unconditional.ItemIndices, without.ItemIndices);
        Assert.InRange(unconditional.ItemIndices.ToArray().Average(item => item < 20 ? 1.0 : 0.0), 0.3, 0.7);
    }

    [Fact]
    public void Users_without_features_are_learnt_from_and_a_loaded_model_draws_the_same_users()
    {
        using var model = new GanGenerator(Small with { MaximumNumberOfEpochs = 3 }).Fit(TwoKinds, UsersOfMixedKinds.Features(Users / 2, "u"), null, Cancellation);
        UsersOfMixedKinds.AssertSurvivesSaving(model);
    }

    [Fact]
    public void Histories_and_features_together_continue_users_with_items_they_do_not_have()
    {
        using var model = new GanGenerator(Small with { MaximumNumberOfEpochs = 3 }).Fit(TwoKinds, UsersOfMixedKinds.Features(Users, "u"), null, Cancellation);
        UsersOfMixedKinds.AssertContinues(model, TwoKinds);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        var options = Small with { MaximumNumberOfEpochs = 3, CriticBound = CriticBound.SpectralNormalization };
        using var first = new GanGenerator(options).Fit(TwoKinds, UsersOfMixedKinds.Features(Users, "u"), null, Cancellation);
        using var second = new GanGenerator(options).Fit(TwoKinds, UsersOfMixedKinds.Features(Users, "u"), null, Cancellation);
        Assert.Equal(ModelBytes.Of(first), ModelBytes.Of(second));
    }
}
