using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class BadInputTests
{
    public static TheoryData<string> Families => ["popularity", "mult-vae", "gan", "masked-set"];

    [Theory]
    [MemberData(nameof(Families))]
    public void Data_without_interactions_is_refused(string family) =>
        AssertRefused(family, TestData.OfSets(3, [], []), "nothing to learn");

    [Theory]
    [MemberData(nameof(Families))]
    public void Repeated_items_name_the_user_and_the_item(string family) =>
        AssertRefused(family, TestData.OfSets(3, [0, 1], [1, 2, 2]), "'u1'", "'i2'");

    [Theory]
    [InlineData("mult-vae")]
    [InlineData("gan")]
    [InlineData("masked-set")]
    public void One_item_leaves_nothing_to_choose(string family) =>
        AssertRefused(family, TestData.OfSets(1, [0], [0]), "at least 2");

    [Theory]
    [MemberData(nameof(Families))]
    public void One_user_with_every_item_is_enough(string family)
    {
        var data = TestData.OfTimedRatings(3, [[0, 1, 2]], [1, 5, 3], [10, 20, 30]);
        using var model = Make(family).Fit(data, null, TestContext.Current.CancellationToken);
        var sample = model.Sample(new() { UserCount = 2 }, null, TestContext.Current.CancellationToken);
        Assert.Equal([0, 1, 2, 0, 1, 2], sample.ItemIndices);
        Assert.True(sample.HasValues && sample.HasTimestamps);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Requests_out_of_range_are_refused(string family)
    {
        using var model = Make(family).Fit(TestData.OfSets(3, [0, 1], [1, 2]), null, TestContext.Current.CancellationToken);
        SampleRequest[] wrong =
        [
            new() { UserCount = 0 },
            new() { UserCount = -1 },
            new() { UserCount = 1, Temperature = 0 },
            new() { UserCount = 1, Temperature = -1 },
            new() { UserCount = 1, Temperature = 11 },
            new() { UserCount = 1, Temperature = float.NaN },
            new() { UserCount = 1, NumberOfThreads = 0 },
            new() { UserCount = 1, ShardCount = 0 },
            new() { UserCount = 1, Shard = 1 },
            new() { UserCount = 1, Shard = -1 },
        ];
        Assert.All(wrong, request => Assert.Throws<ArgumentOutOfRangeException>(() => model.Sample(request)));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_cancelled_fit_throws(string family) =>
        Assert.ThrowsAny<OperationCanceledException>(() => Make(family).Fit(TestData.OfTimedRatings(3, [[0, 1], [1, 2]], [1, 2, 3, 4], null), null, new(canceled: true)));

    private static void AssertRefused(string family, Interactions data, params string[] because)
    {
        var error = Assert.Throws<InvalidDataException>(() => Make(family).Fit(data, null, TestContext.Current.CancellationToken));
        Assert.All(because, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    private static IGenerator Make(string family) => family switch
    {
        "popularity" => new PopularityGenerator(),
        "mult-vae" => new MultVaeGenerator(new() { HiddenWidth = 4, LatentDimensions = 2, MaximumNumberOfEpochs = 2 }),
        "gan" => new GanGenerator(new() { HiddenWidth = 4, NoiseDimensions = 2, CriticWidth = 4, MaximumNumberOfEpochs = 2, AdversarialEpochs = 2 }),
        _ => new MaskedSetGenerator(new() { HiddenWidth = 4, MaximumNumberOfEpochs = 2 }),
    };
}
