using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class MaskedSetGeneratorTests
{
    private static readonly MaskedSetOptions Small = new() { HiddenWidth = 16, MaximumNumberOfEpochs = 10, NumberOfThreads = 2, LeastUsersOfPair = 0 };

    /// <summary>As <see cref="Small"/>, drawing from the trained distribution itself.</summary>
    private static readonly MaskedSetOptions Plain = Small with { Dropout = 0, Guidance = 1, CalibrationRounds = 0, SamplingSteps = 8, LearningRate = 1e-2f, MaximumNumberOfEpochs = 60 };

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new MaskedSetOptions();
        Assert.Equal(300, options.HiddenWidth);
        Assert.Equal(1, options.NumberOfBlocks);
        Assert.Equal(0.7f, options.Dropout);
        Assert.Equal(2e-3f, options.LearningRate);
        Assert.Null(options.EvidenceRegularization);
        Assert.Equal(2_000, options.EvidenceRegularizationFor(10_000), 1e-9);
        Assert.Equal(5, options.SamplingSteps);
        Assert.Equal(2, options.StepGrowth);
        Assert.Equal(0, options.ActivityWeight);
        Assert.Null(options.Guidance);
        Assert.Equal(1, options.GuidanceFor(3_400));
        Assert.Equal(1.2f, options.GuidanceFor(2_500), 1e-6f);
        Assert.Equal(3, options.GuidanceFor(100));
        Assert.Equal(0.9f, options.PopularityExponent);
        Assert.Equal(8, options.CalibrationRounds);
        Assert.Equal(0.1f, options.ConditionDropout);
        Assert.Null(options.LeastUsersOfPair);
    }

    public static TheoryData<MaskedSetOptions> OutOfRange => new(
        Small with { HiddenWidth = 0 },
        Small with { NumberOfBlocks = -1 },
        Small with { Dropout = 0.95f },
        Small with { Dropout = float.NaN },
        Small with { EvidenceRegularization = -1 },
        Small with { EvidenceRegularization = double.NaN },
        Small with { SamplingSteps = 0 },
        Small with { StepGrowth = 0.4f },
        Small with { ActivityWeight = 1.1f },
        Small with { Guidance = -0.1f },
        Small with { Guidance = float.NaN },
        Small with { PopularityExponent = 2.1f },
        Small with { PopularityExponent = float.NaN },
        Small with { CalibrationRounds = -1 },
        Small with { ConditionDropout = 1.1f },
        Small with { LeastUsersOfPair = -1 });

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void An_option_out_of_range_is_refused(MaskedSetOptions options) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MaskedSetGenerator(options));

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void It_draws_sets_as_often_as_they_are_in_the_data(double regularization)
    {
        int[][] sets = [[0, 1], [2, 3], [0, 2]];
        double[] shares = [0.5, 0.3, 0.2];
        var data = TestData.OfSets(4, [.. sets.SelectMany((set, i) => Enumerable.Repeat(set, (int)(600 * shares[i])))]);
        using var model = new MaskedSetGenerator(Plain with { EvidenceRegularization = regularization }).Fit(data, null, TestContext.Current.CancellationToken);
        var sample = model.Sample(new() { UserCount = 5_000 }, null, TestContext.Current.CancellationToken);
        var drawn = Enumerable.Range(0, sample.UserCount).CountBy(user => string.Join(',', sample.ItemsOf(user).ToArray())).ToDictionary();
        var distance = 1 - sets.Select((set, i) => Math.Min(shares[i], drawn.GetValueOrDefault(string.Join(',', set)) / 5_000.0)).Sum();
        // Popularity has total variation 0.55 from these shares: it draws pairs such as {1, 3} that nobody has.
        Assert.True(distance < 0.06, $"The total variation is {distance}.");
    }

    [Fact]
    public void Guidance_makes_tastes_sharper_and_none_leaves_popularity()
    {
        var data = TwoTastes();
        var mixed = new[] { 0f, 1f, 2f }.Select(guidance => ShareOfMixedPairs(new MaskedSetGenerator(Plain with { Guidance = guidance, EvidenceRegularization = 0, MaximumNumberOfEpochs = 20 }).Fit(data, null, TestContext.Current.CancellationToken))).ToArray();
        // Of two items drawn by popularity alone the second is of the other taste with probability 20/39.
        Assert.InRange(mixed[0], (20 / 39.0) - 0.03, (20 / 39.0) + 0.03);
        Assert.True(mixed[1] < 0.9 * mixed[0] && mixed[2] < 0.9 * mixed[1], string.Join(", ", mixed));
    }

    [Fact]
    public void Calibrated_items_are_as_popular_as_they_are_among_as_many_real_users()
    {
        var data = TestData.MovieLensSmall.WithValueAtLeast(4).WithoutValues();
        using var model = new MaskedSetGenerator(Small with { Guidance = 2, PopularityExponent = 1 }).Fit(data, null, TestContext.Current.CancellationToken);
        var ofResamples = Enumerable.Range(0, 19).Select(seed => ItemPopularityDistance.Between(data, data.SelectUsers(Resample(data.UserCount, seed))));
        // With 19 resamples of the users, one more that is as near as they are is the farthest with probability 1/20.
        Assert.InRange(ItemPopularityDistance.Between(data, model.Sample(new() { UserCount = data.UserCount })), 0, ofResamples.Max());
    }

    [Fact]
    public void An_exponent_below_1_gives_rare_items_more()
    {
        var data = TestData.MovieLensSmall.WithValueAtLeast(4).WithoutValues();
        var rare = data.ItemCounts();
        double ShareOfRare(float exponent)
        {
            using var model = new MaskedSetGenerator(Small with { MaximumNumberOfEpochs = 2, PopularityExponent = exponent }).Fit(data, null, TestContext.Current.CancellationToken);
            var sample = model.Sample(new() { UserCount = data.UserCount });
            return sample.ItemIndices.ToArray().Count(item => rare[item] <= 3) / (double)sample.Count;
        }

        // By count^½ items taken at most three times have 0.35 of all, by count 0.12.
        Assert.True(ShareOfRare(0.5f) > 1.5 * ShareOfRare(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Items_that_nobody_took_are_never_drawn(int calibrationRounds)
    {
        using var model = new MaskedSetGenerator(Small with { CalibrationRounds = calibrationRounds }).Fit(TestData.OfSets(4, [0, 1], [1, 3], [0, 1, 3]), null, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(2, model.Sample(new() { UserCount = 500 }).ItemIndices.ToArray());
    }

    [Fact]
    public void Evidence_teaches_what_goes_together_before_the_network_does()
    {
        var data = TwoTastes();
        var brief = Small with { MaximumNumberOfEpochs = 1, Guidance = 1 };
        var without = ShareOfMixedPairs(new MaskedSetGenerator(brief with { EvidenceRegularization = 0 }).Fit(data, null, TestContext.Current.CancellationToken));
        var with = ShareOfMixedPairs(new MaskedSetGenerator(brief with { EvidenceRegularization = 50 }).Fit(data, null, TestContext.Current.CancellationToken));
        Assert.True(with < 0.8 * without, $"{with} with, {without} without");
    }

    [Fact]
    public void The_same_seed_gives_the_same_model_and_another_seed_another_one()
    {
        using var first = new MaskedSetGenerator(Small).Fit(TwoTastes(), null, TestContext.Current.CancellationToken);
        using var second = new MaskedSetGenerator(Small).Fit(TwoTastes(), null, TestContext.Current.CancellationToken);
        using var other = new MaskedSetGenerator(Small with { Seed = 1 }).Fit(TwoTastes(), null, TestContext.Current.CancellationToken);
        var request = new SampleRequest { UserCount = 100 };
        InteractionsAssert.Same(first.Sample(request), second.Sample(request));
        Assert.False(first.Sample(request).ItemIndices.SequenceEqual(other.Sample(request).ItemIndices));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void A_loaded_model_draws_the_same_users(double regularization)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using var model = new MaskedSetGenerator(Small with { EvidenceRegularization = regularization, Guidance = 1.3f, SamplingSteps = 5 }).Fit(TwoTastes(), null, TestContext.Current.CancellationToken);
            model.Save(path);
            using var loaded = GenerativeModel.Load(path);
            var request = new SampleRequest { UserCount = 100, Temperature = 1.2f };
            InteractionsAssert.Same(model.Sample(request), loaded.Sample(request));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Users_have_real_activity_levels_and_no_item_twice()
    {
        using var model = new MaskedSetGenerator(Small).Fit(TestData.OfSets(6, [0], [0, 1], [0, 1, 2, 3, 4, 5]), null, TestContext.Current.CancellationToken);
        var sample = model.Sample(new() { UserCount = 600 });
        // The places of a golden-ratio sequence leave no third of 600 with more than two users too many.
        Assert.All(Enumerable.Range(0, 600).CountBy(sample.CountOf).OrderBy(size => size.Key).Zip([1, 2, 6]), size =>
        {
            Assert.Equal(size.Second, size.First.Key);
            Assert.InRange(size.First.Value, 198, 202);
        });
        for (var user = 0; user < 600; user++)
            Assert.Equal(sample.CountOf(user), sample.ItemsOf(user).ToArray().Distinct().Count());
    }

    [Fact]
    public void A_given_user_is_continued_by_the_taste_of_the_history()
    {
        using var model = new MaskedSetGenerator(Plain).Fit(TwoTastes(), null, TestContext.Current.CancellationToken);
        var histories = TestData.OfSets(40, [.. Enumerable.Range(0, 200).Select(user => user % 2 == 0 ? new[] { 0, 5 } : [20, 25])]);
        var sample = model.Sample(new() { UserCount = 200, Histories = histories });
        var right = 0;
        for (var user = 0; user < 200; user++)
        {
            Assert.Equal(4, sample.CountOf(user));
            Assert.Empty(sample.ItemsOf(user).ToArray().Intersect(histories.ItemsOf(user).ToArray()));
            right += sample.ItemsOf(user).ToArray().Count(item => item < 20 == (user % 2 == 0));
        }

        // By popularity alone 18 of the other 38 items are of the taste, so 379 of 800, with a deviation of 14.
        Assert.True(right > 600, $"{right} of 800");
    }

    [Fact]
    public void A_history_of_every_item_leaves_nothing_to_draw()
    {
        using var model = new MaskedSetGenerator(Small).Fit(TestData.OfSets(3, [0, 1], [1, 2], [0, 1, 2]), null, TestContext.Current.CancellationToken);
        var sample = model.Sample(new() { UserCount = 2, Histories = TestData.OfSets(3, [0, 1, 2], [1]) });
        Assert.Equal(0, sample.CountOf(0));
        Assert.InRange(sample.CountOf(1), 1, 2);
    }

    [Fact]
    public void Data_of_one_item_is_refused()
    {
        var error = Assert.Throws<InvalidDataException>(() => new MaskedSetGenerator(Small).Fit(TestData.OfSets(1, [0], [0])));
        Assert.Contains("1 item", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_fit_stops()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new MaskedSetGenerator(Small).Fit(TwoTastes(), null, cancel.Token));
    }

    /// <summary>400 users of 6 items each, all of one of two tastes of 20 items.</summary>
    private static Interactions TwoTastes()
    {
        var random = SeededRandom.For(3, 0);
        return TestData.OfSets(40, [.. Enumerable.Range(0, 400).Select(user => OfTaste(random, user % 2))]);
    }

    private static int[] OfTaste(SeededRandom random, int taste)
    {
        int[] items = [.. Enumerable.Range(20 * taste, 20)];
        random.Shuffle<int>(items);
        return [.. items[..6].Order()];
    }

    private static int[] Resample(int users, int seed)
    {
        var random = SeededRandom.For(seed);
        return [.. Enumerable.Range(0, users).Select(_ => random.NextInt32(users))];
    }

    private static double ShareOfMixedPairs(GenerativeModel model)
    {
        using var _ = model;
        var sample = model.Sample(new() { UserCount = 2_000 });
        double mixed = 0, pairs = 0;
        for (var user = 0; user < sample.UserCount; user++)
        {
            double ofFirst = sample.ItemsOf(user).ToArray().Count(item => item < 20), ofSecond = sample.CountOf(user) - ofFirst;
            mixed += ofFirst * ofSecond;
            pairs += sample.CountOf(user) * (sample.CountOf(user) - 1) / 2.0;
        }

        return mixed / pairs;
    }
}
