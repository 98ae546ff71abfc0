namespace SynthRec.MLNet.Tool.Tests;

/// <summary>The options of training.</summary>
public sealed class TrainingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("--epochs 0", "--epochs must be at least 1")]
    [InlineData("--schedule sine", "'sine'", "'--schedule'")]
    [InlineData("--warm-up 1", "--warm-up must be at least 0 and at most 0.9")]
    [InlineData("--device tpu", "'tpu'", "'--device'")]
    [InlineData("--checkpoint out.csv", "--output and --checkpoint name the same file")]
    [InlineData("--checkpoint-epochs 2", "--checkpoint-epochs needs --checkpoint")]
    [InlineData("--checkpoint c --checkpoint-epochs 0", "--checkpoint-epochs must be at least 1")]
    [InlineData("--generator popularity --checkpoint c", "--checkpoint is of no use: popularity is not trained")]
    [InlineData("--generator popularity --schedule cosine", "--schedule is of no use")]
    public async Task Generate_refuses(string more, params string[] words) =>
        (await ToolRun.OfAsync(["generate", "--input", "in.csv", "--user", "u", "--item", "i", "--output", "out.csv", .. more.Split(' ')])).Refused(ExitCode.WrongArguments, words);

    [Fact]
    public async Task A_saved_model_is_not_trained() =>
        (await ToolRun.OfAsync("generate", "--model", "m", "--user", "u", "--item", "i", "--output", "out.csv", "--device", "auto"))
            .Refused(ExitCode.WrongArguments, "--device is of no use: with --model nothing is trained");

    [Fact]
    public async Task Cuda_that_is_not_there_is_refused_with_the_mend()
    {
        Assert.SkipWhen(TorchSharp.torch.cuda.is_available(), "There is a CUDA device.");
        (await TrainAsync("out.csv", "--device", "cuda")).Refused(ExitCode.UnusableData, "libtorch-cuda", "--device auto");
        Assert.Equal(["in.csv"], folder.Files);
    }

    [Fact]
    public async Task Epochs_schedule_and_warm_up_reach_the_training()
    {
        await TrainAsync("plain.csv");
        await TrainAsync("same.csv", "--schedule", "constant", "--warm-up", "0", "--device", "cpu");
        await TrainAsync("cosine.csv", "--schedule", "cosine");
        await TrainAsync("warm.csv", "--warm-up", "0.5");
        await TrainAsync("longer.csv", "--epochs", "7");
        Assert.Equal(File.ReadAllBytes(folder["plain.csv"]), File.ReadAllBytes(folder["same.csv"]));
        Assert.All(new[] { "cosine", "warm", "longer" }, other => Assert.NotEqual(File.ReadAllBytes(folder["plain.csv.model"]), File.ReadAllBytes(folder[other + ".csv.model"])));
    }

    [Fact]
    public async Task A_checkpoint_is_gone_when_the_model_is_trained()
    {
        (await TrainAsync("plain.csv")).Succeeded();
        (await TrainAsync("kept.csv", "--checkpoint", folder["run.ckp"], "--checkpoint-epochs", "2")).Succeeded();
        Assert.Equal(File.ReadAllBytes(folder["plain.csv"]), File.ReadAllBytes(folder["kept.csv"]));
        Assert.DoesNotContain("run.ckp", folder.Files);
    }

    [Fact]
    public async Task Cancelled_training_is_kept_and_goes_on_to_the_same_users()
    {
        string[] epochs = ["--epochs", "100"];
        string[] checkpointed = [.. epochs, "--checkpoint", folder["run.ckp"], "--checkpoint-epochs", "5"];
        using var cancel = new CancellationTokenSource();
        var run = Task.Run(() => RunAsync("stopped.csv", checkpointed, cancel.Token));
        while (!run.IsCompleted && !folder.Files.Contains("run.ckp"))
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
        await cancel.CancelAsync();
        var stopped = await run;
        stopped.Refused(ExitCode.Cancelled, "the training is kept in", "run.ckp", "same command");
        await RunAsync("stopped.csv", checkpointed, TestContext.Current.CancellationToken);
        await RunAsync("whole.csv", epochs, TestContext.Current.CancellationToken);
        Assert.Equal(File.ReadAllBytes(folder["whole.csv.model"]), File.ReadAllBytes(folder["stopped.csv.model"]));
        Assert.DoesNotContain("run.ckp", folder.Files);
    }

    [Fact]
    public async Task A_checkpoint_of_another_run_is_named()
    {
        var checkpoint = folder.Write("run.ckp", "not one");
        (await TrainAsync("out.csv", "--checkpoint", checkpoint)).Refused(ExitCode.UnusableData, checkpoint, "is not a checkpoint", "another --checkpoint");
        Assert.Equal(["in.csv", "run.ckp"], folder.Files);
    }

    public void Dispose() => folder.Dispose();

    private Task<ToolRun> TrainAsync(string output, params string[] more) =>
        RunAsync(output, more.Contains("--epochs") ? more : ["--epochs", "4", .. more], TestContext.Current.CancellationToken);

    private async Task<ToolRun> RunAsync(string output, string[] more, CancellationToken cancellationToken)
    {
        using StringWriter said = new(), errors = new();
        var code = await SynthRecTool.RunAsync(
            ["generate", "--input", folder.Write("in.csv", SmallInput.Ratings), "--user", "u", "--item", "i", "--generator", "mult-vae", "--threads", "1",
             "--save", folder[output + ".model"], "--output", folder[output], .. more],
            said, errors, cancellationToken);
        return new(code, said.ToString(), errors.ToString());
    }
}
