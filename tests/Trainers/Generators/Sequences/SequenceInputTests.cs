using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class SequenceInputTests
{
    public static TheoryData<string> Families => SequenceFamily.All;

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        foreach (var options in new SequenceOptions[] { new GruOptions(), new LstmOptions(), new TransformerOptions() })
        {
            Assert.Equal(100, options.HiddenWidth);
            Assert.Equal(50, options.WindowLength);
            Assert.Equal(0.3f, options.Dropout);
            Assert.True(options.UseTransitions);
            Assert.Equal(100, options.BatchSize);
            Assert.Equal(2e-3f, options.LearningRate);
            Assert.Equal(2, options.Patience);
        }

        Assert.Equal(2, new TransformerOptions().NumberOfBlocks);
        Assert.Equal(2, new TransformerOptions().NumberOfHeads);
        Assert.Null(new SampleRequest { UserCount = 1 }.TopK);
        Assert.Equal(1, new SampleRequest { UserCount = 1 }.TopP);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.All([new() { HiddenWidth = 0 }, new() { WindowLength = 1 }, new() { Dropout = 1 }, new() { BatchSize = 0 }], (GruOptions options) => Assert.Throws<ArgumentOutOfRangeException>(() => new GruGenerator(options)));
        Assert.All([new() { NumberOfBlocks = 0 }, new() { NumberOfHeads = 0 }, new() { NumberOfHeads = 3 }], (TransformerOptions options) => Assert.Throws<ArgumentOutOfRangeException>(() => new TransformerGenerator(options)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LstmGenerator(new() { Dropout = float.NaN }));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Data_without_times_is_refused(string family)
    {
        var error = Assert.Throws<InvalidDataException>(() => SequenceFamily.Make(family).Fit(TestData.OfSets(3, [0, 1], [1, 2])));
        Assert.Contains("no times", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void One_user_with_one_event_is_enough(string family)
    {
        using var model = SequenceFamily.Make(family, epochs: 1).Fit(TestData.OfTimedRatings(2, [[0]], [3], [10]));
        var drawn = model.Sample(new() { UserCount = 3 });
        Assert.Equal([10, 10, 10], drawn.Timestamps);
        Assert.Equal([3, 3, 3], drawn.Values);
        Assert.False(drawn.EventTypes is not null);
    }

    [Fact]
    public void A_cancelled_fit_throws() =>
        Assert.ThrowsAny<OperationCanceledException>(() => SequenceFamily.Make("gru").Fit(MadeUpSessions.Markov(20, 1), null, new(canceled: true)));

    [Fact]
    public void Histories_must_have_times_and_known_event_types()
    {
        var data = MadeUpSessions.Markov(20, 1);
        using var model = SequenceFamily.Make("gru", epochs: 1).Fit(data);
        AssertRefused(new(data.Users, data.Items, [.. data.Offsets], [.. data.ItemIndices]), "no times");
        AssertRefused(new(data.Users, data.Items, [.. data.Offsets], [.. data.ItemIndices], null, [.. data.Timestamps]), "no event types");
        AssertRefused(new(data.Users, data.Items, [.. data.Offsets], [.. data.ItemIndices], null, [.. data.Timestamps], [.. data.EventTypeIndices], Vocabulary.FromText(["view", "gift"])), "'gift'");

        void AssertRefused(Interactions histories, string because) => Assert.Contains(
            because,
            Assert.Throws<InvalidDataException>(() => model.Sample(new() { UserCount = 20, Histories = histories })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Top_k_and_top_p_out_of_range_are_refused()
    {
        SampleRequest[] wrong = [new() { UserCount = 1, TopK = 0 }, new() { UserCount = 1, TopP = 0 }, new() { UserCount = 1, TopP = 1.1f }, new() { UserCount = 1, TopP = float.NaN }];
        Assert.All(wrong, request => Assert.Throws<ArgumentOutOfRangeException>(() => SmallModel.Instance.Sample(request)));
    }

    [Fact]
    public void Draws_come_from_the_likeliest_only_and_in_proportion()
    {
        var random = SeededRandom.For(1);
        float[] logits = [MathF.Log(0.1f), MathF.Log(0.4f), MathF.Log(0.3f), MathF.Log(0.2f), float.NegativeInfinity];
        int[] Counts(ItemSampler sampler)
        {
            var counts = new int[logits.Length];
            for (var draw = 0; draw < 1_000; draw++)
                counts[sampler.Draw([.. logits], random)]++;
            return counts;
        }

        Assert.Equal([1], Drawn(Counts(new(1, 1, 1))));
        Assert.Equal([1, 2], Drawn(Counts(new(1, 2, 1))));
        Assert.Equal([1, 2], Drawn(Counts(new(1, null, 0.6f))));
        Assert.Equal([0, 1, 2, 3], Drawn(Counts(new(1, null, 1))));

        // Four standard errors of a share of 1,000.
        Assert.InRange(Counts(new(1, 2, 1))[1], 571 - 63, 571 + 63);
        Assert.InRange(Counts(new(0.5f, null, 1))[1], 533 - 64, 533 + 64);

        static int[] Drawn(int[] counts) => [.. Enumerable.Range(0, counts.Length).Where(at => counts[at] > 0)];
    }
}
