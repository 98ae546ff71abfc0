using SynthRec.MLNet.Generators;
using TorchSharp;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public sealed class CheckpointTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("synthrec-").FullName;

    private string FilePath => Path.Combine(folder, "run.ckp");

    public static TheoryData<string, string, int> Stops
    {
        get
        {
            var stops = new TheoryData<string, string, int>();
            foreach (var family in NeuralFamily.All)
            {
                stops.Add(family.Data, "training", 1);
                stops.Add(family.Data, "training", 3);
            }

            stops.Add("gan", "adversarial training", 1);
            stops.Add("gan", "adversarial training", 2);
            return stops;
        }
    }

    [Theory]
    [MemberData(nameof(Stops))]
    public void A_cancelled_training_goes_on_to_the_same_model(string family, string stage, int epochs)
    {
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Fit(family, new Interruption(stage, epochs, cancel.Cancel), cancellationToken: cancel.Token));
        Assert.True(File.Exists(FilePath));
        Assert.Equal(Uninterrupted(family), Fit(family));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Theory]
    [MemberData(nameof(Stops))]
    public void A_killed_training_goes_on_to_the_same_model(string family, string stage, int epochs)
    {
        Assert.Throws<TimeoutException>(() => Fit(family, new Interruption(stage, epochs, () => throw new TimeoutException())));
        Assert.Equal(Uninterrupted(family), Fit(family));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void Training_that_goes_on_does_not_begin_again()
    {
        StopAfter(3);
        var epochs = new List<long>();
        Fit("mult-vae", new Reports(report => epochs.AddRange(report.Stage == "training" ? [report.Done] : [])));
        Assert.Equal([4L, 4L], epochs);
    }

    [Fact]
    public void A_trained_network_is_kept_until_the_model_is_finished()
    {
        Assert.Throws<TimeoutException>(() => Fit("masked-set", new Interruption("calibrating", 1, () => throw new TimeoutException())));
        var stages = new HashSet<string>();
        Assert.Equal(Uninterrupted("masked-set"), Fit("masked-set", new Reports(report => stages.Add(FormattableString.Invariant($"{report.Stage} {report.Done}")))));
        Assert.DoesNotContain("training 1", stages);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(11)]
    public void Training_stopped_in_the_middle_of_an_epoch_loses_no_step(int stopAt)
    {
        var (whole, steps) = TrainLine(null, int.MaxValue);
        Assert.Equal(3 * NeuralFamily.Epochs, steps);
        Assert.Equal(stopAt, TrainLine(FilePath, stopAt).Steps);
        var (resumed, rest) = TrainLine(FilePath, int.MaxValue);
        Assert.Equal(whole, resumed);
        Assert.Equal(steps - stopAt, rest);
    }

    [Fact]
    public void With_more_epochs_between_checkpoints_less_is_kept()
    {
        Assert.Throws<TimeoutException>(() => Fit("mult-vae", new Interruption("training", 3, () => throw new TimeoutException()), options => options with { EpochsBetweenCheckpoints = 3 }));
        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public void A_run_with_other_options_is_refused_and_told_which()
    {
        StopAfter(2);
        AssertRefused("LearningRate was 0.003 and is 0.01. Delete it", options => options with { LearningRate = 0.01f });
    }

    [Fact]
    public void Threads_and_how_often_it_is_written_may_change()
    {
        StopAfter(2);
        Assert.NotEmpty(Fit("mult-vae", null, options => options with { NumberOfThreads = 2, EpochsBetweenCheckpoints = 7 }));
    }

    [Fact]
    public void A_run_on_other_data_is_refused()
    {
        StopAfter(2);
        var error = Assert.Throws<InvalidDataException>(() => Make("mult-vae").Fit(MadeUpSessions.WithoutRepeats(60, seed: 5), null, TestContext.Current.CancellationToken));
        Assert.Contains("on other data. Delete it", error.Message, StringComparison.Ordinal);
        Assert.Contains(FilePath, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_or_foreign_file_is_refused_and_left_alone()
    {
        StopAfter(2);
        var bytes = File.ReadAllBytes(FilePath);
        bytes[^100] ^= 1;
        AssertRefused("is damaged", bytes);
        AssertRefused("is truncated", bytes[..^50]);
        AssertRefused("is not a checkpoint", [.. "user,item\n1,2\n"u8]);
        AssertRefused("is not a checkpoint", []);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused_before_training()
    {
        var path = Path.Combine(folder, "nowhere", "run.ckp");
        var error = Assert.ThrowsAny<IOException>(() => Fit("mult-vae", new Interruption("training", 1, () => Assert.Fail("it was trained")), options => options with { CheckpointPath = path }));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static byte[] Uninterrupted(string family)
    {
        using var model = NeuralFamily.Make(family, options => options).Fit(NeuralFamily.Data, null, TestContext.Current.CancellationToken);
        return ModelBytes.Of(model);
    }

    private byte[] Fit(string family, IProgress<ProgressReport>? progress = null, Func<TrainingOptions, TrainingOptions>? change = null, CancellationToken cancellationToken = default)
    {
        using var model = Make(family, change).Fit(NeuralFamily.Data, progress, cancellationToken);
        return ModelBytes.Of(model);
    }

    private IGenerator Make(string family, Func<TrainingOptions, TrainingOptions>? change = null)
    {
        var path = FilePath;
        return NeuralFamily.Make(family, options => (change ?? (same => same))(options with { CheckpointPath = path }));
    }

    private void StopAfter(int epochs)
    {
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Fit("mult-vae", new Interruption("training", epochs, cancel.Cancel), cancellationToken: cancel.Token));
    }

    private void AssertRefused(string because, byte[] content)
    {
        File.WriteAllBytes(FilePath, content);
        AssertRefused(because, options => options);
        Assert.Equal(content, File.ReadAllBytes(FilePath));
    }

    private void AssertRefused(string because, Func<TrainingOptions, TrainingOptions> change)
    {
        var error = Assert.Throws<InvalidDataException>(() => Fit("mult-vae", null, change));
        Assert.Contains(because, error.Message, StringComparison.Ordinal);
        Assert.Contains("Delete it to train from the start", error.Message, StringComparison.Ordinal);
        Assert.Contains(FilePath, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Trains one number towards random targets in three steps an epoch, cancelled before a step.</summary>
    /// <returns>The number, and how many steps were taken.</returns>
    private static (float Value, int Steps) TrainLine(string? path, int stopAt)
    {
        var options = new MultVaeOptions { MaximumNumberOfEpochs = NeuralFamily.Epochs, BatchSize = 2, EpochsBetweenCheckpoints = 100, CheckpointPath = path, WarmUpFraction = 0.3f, LearningRateSchedule = LearningRateSchedule.Cosine };
        using var cancel = new CancellationTokenSource();
        using var weights = new Weights(1);
        var parameter = weights.Add([0], 1);
        var steps = 0;
        if (stopAt == 0)
            cancel.Cancel();
        var loop = new TrainingLoop(options, Checkpoint.Of(options, NeuralFamily.Data), progress: null, cancel.Token);
        try
        {
            loop.Run(weights.Parameters, [1, 2, 3, 4, 5], (batch, random) =>
            {
                if (++steps == stopAt)
                    cancel.Cancel();
                return parameter.Minus(torch.tensor(batch.Sum() + random.NextSingle() + loop.Step)).square().sum();
            }, null);
        }
        catch (OperationCanceledException) when (stopAt < int.MaxValue)
        {
        }

        return (parameter.item<float>(), steps);
    }

    private sealed class Reports(Action<ProgressReport> take) : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value) => take(value);
    }
}
