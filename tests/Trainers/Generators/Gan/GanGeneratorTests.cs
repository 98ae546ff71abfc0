using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class GanGeneratorTests
{
    private static readonly GanOptions Small = new()
    {
        HiddenWidth = 16, NoiseDimensions = 8, CriticWidth = 16, MaximumNumberOfEpochs = 5, AdversarialEpochs = 4, BatchSize = 50, NumberOfThreads = 1, LeastUsersOfPair = 0,
    };

    /// <summary>Two kinds of users, each with items of its own; no user has the last item.</summary>
    private static readonly Interactions TwoKinds = UsersOfTwoKinds.Make(41);

    private static readonly Lazy<GenerativeModel> Trained = new(() =>
        new GanGenerator(Small with { MaximumNumberOfEpochs = 60, AdversarialEpochs = 10, LearningRate = 0.01f }).Fit(TwoKinds));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new GanOptions();
        Assert.Equal(600, options.HiddenWidth);
        Assert.Equal(200, options.NoiseDimensions);
        Assert.Equal(256, options.CriticWidth);
        Assert.Equal(2, options.PackSize);
        Assert.Equal(30, options.AdversarialEpochs);
        Assert.Equal(3, options.CriticSteps);
        Assert.Equal(10, options.GradientPenalty);
        Assert.Equal(100, options.AdversarialWeight);
        Assert.Equal(1e-3f, options.AdversarialLearningRate);
        Assert.Equal(0.5f, options.Dropout);
        Assert.Equal(0.05f, options.Beta);
        Assert.Equal(2, options.Guidance);
        Assert.Equal(3e-3f, options.LearningRate);
        Assert.Equal(CriticBound.GradientPenalty, options.CriticBound);
        Assert.Equal(0.1f, options.ConditionDropout);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        GanOptions[] wrong =
        [
            new() { HiddenWidth = 0 }, new() { NoiseDimensions = 0 }, new() { CriticWidth = 0 }, new() { PackSize = 0 }, new() { PackSize = 251 },
            new() { AdversarialEpochs = -1 }, new() { CriticSteps = 0 }, new() { GradientPenalty = 0 }, new() { GradientPenalty = 1001 },
            new() { AdversarialWeight = -1 }, new() { AdversarialWeight = float.NaN }, new() { AdversarialLearningRate = 0 }, new() { Dropout = 1 },
            new() { Beta = -1 }, new() { Guidance = 0 }, new() { Guidance = 11 }, new() { BatchSize = 0 },
            new() { CriticBound = (CriticBound)7 }, new() { ConditionDropout = -0.1f },
        ];
        Assert.All(wrong, options => Assert.Throws<ArgumentOutOfRangeException>(() => new GanGenerator(options)));
    }

    [Fact]
    public void Users_are_of_one_kind_and_of_both_kinds()
    {
        var sample = Trained.Value.Sample(new() { UserCount = 500, Seed = 2 }, null, Cancellation);
        var shares = Enumerable.Range(0, 500).Select(user => sample.ItemsOf(user).ToArray().Average(item => item < 20 ? 1.0 : 0.0)).ToArray();

        // Ten items drawn from both kinds alike are 9 or 10 of one kind for 2 % of users.
        Assert.True(shares.Count(share => share is <= 0.1 or >= 0.9) > 250, $"{shares.Count(share => share is <= 0.1 or >= 0.9)} of 500 users are of one kind.");
        Assert.InRange(shares.Average(), 0.25, 0.75);
    }

    [Fact]
    public void The_critic_alone_teaches_the_kinds_of_users()
    {
        // One epoch of likelihood teaches next to nothing, and the weight leaves next to nothing of it in the game.
        var options = Small with { MaximumNumberOfEpochs = 1, AdversarialEpochs = 100, AdversarialWeight = 1e5f, AdversarialLearningRate = 5e-3f };
        using var without = new GanGenerator(options with { AdversarialEpochs = 0 }).Fit(TwoKinds, null, Cancellation);
        using var with = new GanGenerator(options).Fit(TwoKinds, null, Cancellation);
        var (before, after) = (UsersOfTwoKinds.OneKindness(without), UsersOfTwoKinds.OneKindness(with));
        Assert.True(after > before + 0.2, $"The mean distance from both kinds alike went from {before:F2} to {after:F2}.");
    }

    [Fact]
    public void All_items_that_anyone_took_are_drawn_and_no_other()
    {
        var counts = Trained.Value.Sample(new() { UserCount = 1_000 }, null, Cancellation).ItemCounts();
        Assert.All(counts[..40], count => Assert.True(count > 0));
        Assert.Equal(0, counts[40]);
    }

    [Fact]
    public void A_user_with_a_history_gets_more_items_of_its_kind()
    {
        var histories = TestData.OfSets(41, [.. Enumerable.Range(0, 200).Select(user => UsersOfTwoKinds.ItemsOf(user)[..3])]);
        var sample = Trained.Value.Sample(new() { UserCount = 200, Histories = histories }, null, Cancellation);
        var ofKind = 0.0;
        for (var user = 0; user < 200; user++)
        {
            Assert.Equal(7, sample.CountOf(user));
            Assert.Empty(sample.ItemsOf(user).ToArray().Intersect(histories.ItemsOf(user).ToArray()));
            ofKind += sample.ItemsOf(user).ToArray().Count(item => item / 20 == user % 2) / 1400.0;
        }

        // By chance 17 of the 37 items left are of the kind.
        Assert.True(ofKind > 0.75, $"{ofKind:P0} of the items are of the kind of the history.");
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        using var first = new GanGenerator(Small).Fit(TwoKinds, null, Cancellation);
        using var second = new GanGenerator(Small).Fit(TwoKinds, null, Cancellation);
        using var other = new GanGenerator(Small with { Seed = 1 }).Fit(TwoKinds, null, Cancellation);
        Assert.Equal(ModelBytes.Of(first), ModelBytes.Of(second));
        Assert.NotEqual(ModelBytes.Of(first), ModelBytes.Of(other));
    }

    [Fact]
    public void A_loaded_model_is_saved_as_the_same_bytes_and_draws_the_same_users()
    {
        var path = Path.GetTempFileName();
        try
        {
            Trained.Value.Save(path);
            using var loaded = GenerativeModel.Load(path);
            Assert.Equal(ModelBytes.Of(Trained.Value), ModelBytes.Of(loaded));
            var request = new SampleRequest { UserCount = 300, Seed = 3 };
            InteractionsAssert.Same(Trained.Value.Sample(request, null, Cancellation), loaded.Sample(request, null, Cancellation));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Cancellation_stops_the_game_at_once()
    {
        using var cancel = new CancellationTokenSource();
        var epochs = 0;
        var progress = new AdversarialReports(() =>
        {
            epochs++;
            cancel.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => new GanGenerator(Small with { AdversarialEpochs = 100_000 }).Fit(TwoKinds, progress, cancel.Token));
        Assert.Equal(1, epochs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Fewer_users_than_a_pack_and_packs_that_do_not_fill_a_batch_are_enough(int packSize)
    {
        using var model = new GanGenerator(Small with { PackSize = packSize }).Fit(TestData.OfSets(3, [0, 1, 2]), null, Cancellation);
        Assert.Equal([0, 1, 2], model.Sample(new() { UserCount = 1 }, null, Cancellation).ItemIndices);
    }

    private sealed class AdversarialReports(Action then) : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value)
        {
            if (value.Detail?.StartsWith("critic's loss ", StringComparison.Ordinal) == true)
                then();
        }
    }
}
