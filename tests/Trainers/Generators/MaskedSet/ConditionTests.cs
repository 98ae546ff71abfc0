using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class ConditionTests
{
    private const int Users = 400;
    internal const double ShareOfFirst = 0.75;

    /// <summary>Users of the first kind take items 0 and 1 in three of four cases, the others in one of four; who does not takes 2 and 3.</summary>
    internal static readonly Interactions Data = TestData.OfSets(4, [.. Enumerable.Range(0, Users).Select(user => (user % 4 == 0) == (user < Users / 2) ? new[] { 2, 3 } : [0, 1])]);

    internal static readonly FeatureVectors Kinds = new(Data.Users, 1, [.. Enumerable.Range(0, Users).Select(user => user < Users / 2 ? 5f : 7f)]);

    private static readonly MaskedSetOptions Options = new()
    {
        HiddenWidth = 16, Dropout = 0, Guidance = 1, CalibrationRounds = 0, EvidenceRegularization = 0, SamplingSteps = 4, LearningRate = 1e-2f,
        BatchSize = 100, MaximumNumberOfEpochs = 150, HeldOutFraction = 0, ConditionDropout = 0.25f, NumberOfThreads = 2,
    };

    internal static readonly Lazy<GenerativeModel> Model = new(() => new MaskedSetGenerator(Options).Fit(Data, Kinds));

    [Theory]
    [InlineData(5f, 1f, ShareOfFirst)]
    [InlineData(7f, 1f, 1 - ShareOfFirst)]
    [InlineData(5f, 0f, 0.5)]
    public void Users_behave_as_real_ones_with_their_features(float kind, float strength, double expected) =>
        // Half of the allowance is three standard errors of 2,000 draws; the other is for what training leaves.
        Assert.Equal(expected, ShareOfFirstSet(kind, strength), 2 * 3 * Math.Sqrt(0.25 / 2_000));

    [Fact]
    public void Above_1_features_are_followed_more() => Assert.InRange(ShareOfFirstSet(5, 3), 0.9, 1);

    [Fact]
    public void Without_features_users_come_as_they_are_in_the_data()
    {
        var drawn = Model.Value.Sample(new() { UserCount = 2_000 }, null, TestContext.Current.CancellationToken);
        Assert.Equal(0.5, ShareOfFirstSet(drawn), 2 * 3 * Math.Sqrt(0.25 / 2_000));
    }

    [Fact]
    public void Users_keep_the_ids_of_their_features()
    {
        var ids = Vocabulary.FromText(["cold-1", "cold-2"]);
        var drawn = Model.Value.Sample(new() { UserCount = 2, UserFeatures = new(ids, 1, [5, 7]) }, null, TestContext.Current.CancellationToken);
        Assert.Equal("cold-2", drawn.Users.GetText(1));
    }

    [Fact]
    public void A_saved_model_draws_the_same_users_under_the_same_features()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "model");
        Model.Value.Save(path);
        using var loaded = GenerativeModel.Load(path);
        Assert.Equal(1, loaded.FeatureDimensions);
        InteractionsAssert.Same(Draw(Model.Value, 5, 2), Draw(loaded, 5, 2));
    }

    [Fact]
    public void Features_that_the_model_does_not_know_are_refused()
    {
        var two = new SampleRequest { UserCount = 1, UserFeatures = new(Vocabulary.FromText(["a"]), 2, [1, 2]) };
        Assert.Contains("knows 1 features", Assert.Throws<ArgumentException>(() => Model.Value.Sample(two)).Message);
        Assert.Contains("without features", Assert.Throws<ArgumentException>(() => SmallModel.Instance.Sample(two)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.Value.Sample(two with { UserCount = 2 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.Value.Sample(new() { UserCount = 1, ConditionStrength = -1 }));
    }

    [Fact]
    public void Features_of_nobody_in_the_data_are_refused()
    {
        var strangers = new FeatureVectors(Vocabulary.FromText(["stranger"]), 1, [1]);
        Assert.Contains("'stranger'", Assert.Throws<InvalidDataException>(() => new MaskedSetGenerator(Options).Fit(Data, strangers)).Message);
    }

    private static double ShareOfFirstSet(float kind, float strength) => ShareOfFirstSet(Draw(Model.Value, kind, strength));

    private static Interactions Draw(GenerativeModel model, float kind, float strength)
    {
        const int Count = 2_000;
        var ids = Vocabulary.FromText([.. Enumerable.Range(0, Count).Select(user => $"c{user}")]);
        var request = new SampleRequest { UserCount = Count, UserFeatures = new(ids, 1, [.. Enumerable.Repeat(kind, Count)]), ConditionStrength = strength };
        return model.Sample(request, null, TestContext.Current.CancellationToken);
    }

    private static double ShareOfFirstSet(Interactions drawn) =>
        Enumerable.Range(0, drawn.UserCount).Average(user => drawn.ItemsOf(user).SequenceEqual([0, 1]) ? 1.0 : 0);
}
