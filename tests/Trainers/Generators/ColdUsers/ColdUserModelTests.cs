using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>On users of two kinds, of whom the first take items 0 and 1 in three of four cases and the others in one of four.</summary>
public class ColdUserModelTests
{
    private const int Draws = 2_000;

    private static readonly ColdUserOptions Options = new() { Draws = Draws, NumberOfThreads = 2 };

    private static readonly FeatureVectors Cold = new(Vocabulary.FromText(["first", "second", "another first"]), 1, [5, 7, 5]);

    /// <summary>By what is generated alone.</summary>
    private static readonly Lazy<ColdUserModel> Generated = new(() => FitWith(Options with { TasteDirections = 0 }));

    [Theory]
    [InlineData(0, 0, ConditionTests.ShareOfFirst)]
    [InlineData(0, 2, 1 - ConditionTests.ShareOfFirst)]
    [InlineData(1, 0, 1 - ConditionTests.ShareOfFirst)]
    [InlineData(1, 3, ConditionTests.ShareOfFirst)]
    public void What_is_generated_is_as_common_as_among_real_users_with_the_features(int user, int item, double expected) =>
        // Half of the allowance is three standard errors of the draws; the other is for what training leaves.
        Assert.Equal(expected, Generated.Value.Score(user, item), 2 * 3 * Math.Sqrt(0.25 / Draws));

    [Fact]
    public void What_the_generator_misses_is_learnt_from_real_users()
    {
        var ignoring = Options with { ConditionStrength = 0 };
        Assert.Equal(0.5, FitWith(ignoring with { TasteDirections = 0 }).Score(0, 0), 1e-4);
        // The exact shares, less what shrinkage takes, which is below one standard error of a kind's share.
        var error = Math.Sqrt(ConditionTests.ShareOfFirst * (1 - ConditionTests.ShareOfFirst) / (ConditionTests.Data.UserCount / 2.0));
        var corrected = FitWith(ignoring);
        Assert.Equal(ConditionTests.ShareOfFirst, corrected.Score(0, 0), error);
        Assert.Equal(1 - ConditionTests.ShareOfFirst, corrected.Score(1, 0), error);
        Assert.Equal(ConditionTests.ShareOfFirst, corrected.Score(1, 2), error);
    }

    [Fact]
    public void What_the_generator_knows_already_is_hardly_corrected() =>
        // Three standard errors of what the generator was trained on and three of its draws.
        Assert.Equal(Generated.Value.Score(0, 0), FitWith(Options).Score(0, 0), 3 * (Math.Sqrt(0.25 / ConditionTests.Data.UserCount) + Math.Sqrt(0.25 / Draws)));

    [Fact]
    public void Features_that_no_real_user_has_are_corrected_by_their_effects()
    {
        var between = FitWith(Options with { ConditionStrength = 0 }, new(Vocabulary.FromText(["between"]), 1, [6]));
        Assert.Equal(0.5, between.Score(0, 0), 1e-3);
    }

    [Fact]
    public void Users_with_the_same_features_score_the_same()
    {
        var scores = new float[3 * 4];
        Generated.Value.ScoreUsers([2, 0, 1], scores);
        Assert.Equal(scores[..4], scores[4..8]);
        Assert.NotEqual(scores[..4], scores[8..]);
        Assert.Equal(Generated.Value.Score(1, 2), scores[10]);
    }

    [Fact]
    public void A_seed_gives_the_same_scores()
    {
        Assert.Equal(Generated.Value.Score(0, 1), FitWith(Options with { TasteDirections = 0 }).Score(0, 1));
        Assert.NotEqual(Generated.Value.Score(0, 1), FitWith(Options with { TasteDirections = 0, Seed = 1 }).Score(0, 1));
    }

    [Fact]
    public void An_unseen_user_scores_as_everybody_and_an_unseen_item_0()
    {
        Assert.Equal(0.5f, Generated.Value.Score(-1, 0));
        Assert.Equal(0, Generated.Value.Score(0, 4));
    }

    [Fact]
    public void Users_with_interactions_are_refused()
    {
        Assert.False(Generated.Value.CanFoldIn);
        Assert.Contains("EASE", Assert.Throws<NotSupportedException>(() => Generated.Value.ScoreNewUsers(ConditionTests.Data, [0], new float[4])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_the_generator_is_refused()
    {
        var (model, data, kinds) = (ConditionTests.Model.Value, ConditionTests.Data, ConditionTests.Kinds);
        Assert.Contains("4 items and the interactions 2", Assert.Throws<ArgumentException>(() => ColdUserModel.Fit(model, data.SelectItems([0, 1]), kinds, Cold)).Message, StringComparison.Ordinal);
        Assert.Contains("Use the same ids", Assert.Throws<InvalidDataException>(() => ColdUserModel.Fit(model, data, Cold, Cold)).Message, StringComparison.Ordinal);
        Assert.Contains("knows 1 features", Assert.Throws<ArgumentException>(() => ColdUserModel.Fit(model, data, kinds, new(Cold.Ids.Subset([0]), 2, [1, 2]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_checked_and_their_defaults_pinned()
    {
        var options = new ColdUserOptions();
        Assert.Equal((150, 30, 1f, 0, null), (options.Draws, options.TasteDirections, options.ConditionStrength, options.Seed, options.NumberOfThreads));
        Assert.Throws<ArgumentOutOfRangeException>(() => FitWith(options with { Draws = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => FitWith(options with { TasteDirections = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => FitWith(options with { ConditionStrength = 11 }));
    }

    private static ColdUserModel FitWith(ColdUserOptions options, FeatureVectors? users = null) =>
        ColdUserModel.Fit(ConditionTests.Model.Value, ConditionTests.Data, ConditionTests.Kinds, users ?? Cold, options);
}
