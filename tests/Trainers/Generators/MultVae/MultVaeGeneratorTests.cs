using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class MultVaeGeneratorTests
{
    private static readonly MultVaeOptions Small = new() { HiddenWidth = 16, LatentDimensions = 8, MaximumNumberOfEpochs = 3, BatchSize = 50, NumberOfThreads = 1, Guidance = 1, LeastUsersOfPair = 0 };

    /// <summary>Two kinds of users, each with items of its own.</summary>
    private static readonly Interactions TwoKinds = UsersOfTwoKinds.Make(40);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new MultVaeOptions();
        Assert.Equal(600, options.HiddenWidth);
        Assert.Equal(200, options.LatentDimensions);
        Assert.Equal(0.5f, options.Dropout);
        Assert.Equal(0.05f, options.Beta);
        Assert.Equal(20, options.AnnealingEpochs);
        Assert.Equal(2, options.Guidance);
        Assert.Equal(3e-3f, options.LearningRate);
        Assert.Equal(LatentSource.AggregatedPosterior, options.LatentSource);
        Assert.Equal(0.1f, options.ConditionDropout);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        MultVaeOptions[] wrong =
        [
            new() { HiddenWidth = 0 }, new() { LatentDimensions = 0 }, new() { Dropout = 0.95f }, new() { Dropout = float.NaN }, new() { Beta = -1 },
            new() { AnnealingEpochs = -1 }, new() { Guidance = 0 }, new() { Guidance = 11 }, new() { ConditionDropout = 1.5f }, new() { LatentSource = (LatentSource)7 },
            new() { BatchSize = 0 }, new() { LearningRate = 0 }, new() { HeldOutFraction = 0.6f }, new() { Patience = 0 }, new() { NumberOfThreads = 0 },
        ];
        Assert.All(wrong, options => Assert.Throws<ArgumentOutOfRangeException>(() => new MultVaeGenerator(options)));
    }

    [Fact]
    public void The_held_out_evidence_lower_bound_rises()
    {
        var losses = new List<double>();
        using var model = new MultVaeGenerator(Small with { MaximumNumberOfEpochs = 30, HiddenWidth = 50 }).Fit(TestData.MovieLensSmall.WithoutValues(), new HeldOutLosses(losses), Cancellation);
        Assert.True(losses.Count > 10, $"Training stopped after {losses.Count} epochs.");
        Assert.True(losses.Min() < 0.95 * losses[0], $"The loss went from {losses[0]:F1} to {losses.Min():F1} only.");
    }

    [Fact]
    public void Training_stops_once_the_held_out_loss_has_not_fallen_for_as_long_as_the_patience()
    {
        var losses = new List<double>();
        using var model = new MultVaeGenerator(Small with { MaximumNumberOfEpochs = 2_000, Patience = 3, LearningRate = 0.01f }).Fit(TwoKinds, new HeldOutLosses(losses), Cancellation);
        Assert.InRange(losses.Count, 4, 1_999);
        Assert.True(losses.IndexOf(losses.Min()) < losses.Count - 3 + 1);
    }

    [Theory]
    [InlineData(0, 0.5f, 10, 0.5)]
    [InlineData(5, 0.5f, 10, 0.25)]
    [InlineData(10, 0.5f, 10, 0.5)]
    [InlineData(99, 0.5f, 10, 0.5)]
    public void Beta_rises_in_a_line_to_its_full_weight(int step, float beta, int steps, double expected)
    {
        var schedule = new AnnealedWeight(beta, step == 0 ? 0 : steps);
        Assert.Equal(expected, schedule.At(Math.Max(1, step)), 1e-9);
    }

    [Theory]
    [InlineData(LatentSource.Prior)]
    [InlineData(LatentSource.AggregatedPosterior)]
    public void Users_are_of_one_kind_and_of_both_kinds(LatentSource source)
    {
        using var model = new MultVaeGenerator(Small with { MaximumNumberOfEpochs = 100, LearningRate = 0.01f, Beta = 0.1f, LatentSource = source }).Fit(TwoKinds, null, Cancellation);
        var sample = model.Sample(new() { UserCount = 500, Seed = 2 }, null, Cancellation);
        var shares = Enumerable.Range(0, 500).Select(user => sample.ItemsOf(user).ToArray().Average(item => item < 20 ? 1.0 : 0.0)).ToArray();

        // Ten items drawn from both kinds alike are 9 or 10 of one kind for 2 % of users.
        Assert.True(shares.Count(share => share is <= 0.1 or >= 0.9) > 250, $"{shares.Count(share => share is <= 0.1 or >= 0.9)} of 500 users are of one kind.");
        Assert.InRange(shares.Average(), 0.25, 0.75);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        using var first = new MultVaeGenerator(Small).Fit(TwoKinds, null, Cancellation);
        using var second = new MultVaeGenerator(Small).Fit(TwoKinds, null, Cancellation);
        using var other = new MultVaeGenerator(Small with { Seed = 1 }).Fit(TwoKinds, null, Cancellation);
        Assert.Equal(ModelBytes.Of(first), ModelBytes.Of(second));
        Assert.NotEqual(ModelBytes.Of(first), ModelBytes.Of(other));
    }

    [Fact]
    public void A_loaded_model_is_saved_as_the_same_bytes_and_draws_the_same_users()
    {
        using var model = new MultVaeGenerator(Small with { Guidance = 1.5f }).Fit(TwoKinds, null, Cancellation);
        var path = Path.GetTempFileName();
        try
        {
            model.Save(path);
            using var loaded = GenerativeModel.Load(path);
            Assert.Equal(ModelBytes.Of(model), ModelBytes.Of(loaded));
            var request = new SampleRequest { UserCount = 300, Seed = 3 };
            InteractionsAssert.Same(model.Sample(request, null, Cancellation), loaded.Sample(request, null, Cancellation));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Cancellation_stops_the_fit_at_once()
    {
        using var cancel = new CancellationTokenSource();
        var losses = new List<double>();
        var progress = new HeldOutLosses(losses, () => cancel.Cancel());
        Assert.Throws<OperationCanceledException>(() => new MultVaeGenerator(Small with { MaximumNumberOfEpochs = 1_000 }).Fit(TwoKinds, progress, cancel.Token));
        Assert.Single(losses);
    }

    [Fact]
    public void Guidance_widens_what_users_differ_in()
    {
        var options = Small with { MaximumNumberOfEpochs = 20, LearningRate = 0.01f };
        using var plain = new MultVaeGenerator(options).Fit(TwoKinds, null, Cancellation);
        using var guided = new MultVaeGenerator(options with { Guidance = 3 }).Fit(TwoKinds, null, Cancellation);
        Assert.True(UsersOfTwoKinds.OneKindness(guided) > UsersOfTwoKinds.OneKindness(plain), $"{UsersOfTwoKinds.OneKindness(guided)} is not above {UsersOfTwoKinds.OneKindness(plain)}.");
    }

    [Fact]
    public void A_user_with_every_item_is_enough_and_one_item_is_not()
    {
        using var model = new MultVaeGenerator(Small).Fit(TestData.OfSets(3, [0, 1, 2]), null, Cancellation);
        Assert.Equal([0, 1, 2], model.Sample(new() { UserCount = 1 }, null, Cancellation).ItemIndices);
        var error = Assert.Throws<InvalidDataException>(() => new MultVaeGenerator(Small).Fit(TestData.OfSets(1, [0]), null, Cancellation));
        Assert.Contains("at least 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_that_nobody_took_is_never_drawn()
    {
        using var model = new MultVaeGenerator(Small with { Guidance = 3 }).Fit(TestData.OfSets(4, [0, 1], [1, 3], [0, 3]), null, Cancellation);
        Assert.Equal(0, model.Sample(new() { UserCount = 1_000 }, null, Cancellation).ItemCounts()[2]);
    }

    private sealed class HeldOutLosses(List<double> losses, Action? then = null) : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value)
        {
            if (value.Detail is not { } detail || !detail.StartsWith("held-out loss ", StringComparison.Ordinal))
                return;
            losses.Add(double.Parse(detail["held-out loss ".Length..], System.Globalization.CultureInfo.InvariantCulture));
            then?.Invoke();
        }
    }
}
