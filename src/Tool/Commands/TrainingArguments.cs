using System.CommandLine;
using System.CommandLine.Parsing;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>The options that say how a network is trained.</summary>
internal sealed class TrainingArguments
{
    private const float LargestWarmUp = 0.9f;

    private readonly Option<int?> epochs = new Option<int?>("--epochs") { Description = "The most passes over the training users; the generator's own number without it. Training stops earlier when it gets no better.", HelpName = "N" }.Within(n => n is null or >= 1, "at least 1");

    private readonly Option<LearningRateSchedule> schedule = new("--schedule") { Description = "How the step size changes over --epochs.", DefaultValueFactory = _ => TrainingOptions.DefaultLearningRateSchedule };

    private readonly Option<float> warmUp = new Option<float>("--warm-up") { Description = "The share of the steps in which the step size rises from 0.", DefaultValueFactory = _ => TrainingOptions.DefaultWarmUpFraction, HelpName = "F" }.Within(f => f is >= 0 and <= LargestWarmUp, "at least 0 and at most 0.9");

    private readonly Option<int> checkpointEpochs = new Option<int>("--checkpoint-epochs") { Description = "After how many epochs --checkpoint is written again.", DefaultValueFactory = _ => TrainingOptions.DefaultEpochsBetweenCheckpoints, HelpName = "N" }.Within(n => n >= 1, "at least 1");

    private readonly Option<ComputeDevice> device = new("--device") { Description = "Where to train and generate. Cuda needs this tool built with a libtorch-cuda package; Auto takes it if it is there.", DefaultValueFactory = _ => TrainingOptions.DefaultDevice };

    public Option<FileInfo?> Checkpoint { get; } = new("--checkpoint") { Description = "Keeps the training in a file while it lasts: stopped, it goes on from there when the same command is given again, and gives the same model. Deleted once the model is trained.", HelpName = "FILE" };

    private Option[] All => [epochs, schedule, warmUp, Checkpoint, checkpointEpochs, device];

    public void AddTo(Command command, Option<string> generator, Option<FileInfo?> model)
    {
        foreach (var option in All)
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var untrained = result.GetResult(model) is not null ? "with --model nothing is trained"
                : !GeneratorOption.IsTrained(result.GetValue(generator)!) ? $"{result.GetValue(generator)} is not trained" : null;
            foreach (var option in All.Where(option => untrained is not null && result.GetResult(option) is { Implicit: false }))
                result.AddError($"{option.Name} is of no use: {untrained}.");
            if (result.GetResult(checkpointEpochs) is { Implicit: false } && result.GetResult(Checkpoint) is null)
                result.AddError("--checkpoint-epochs needs --checkpoint, the file.");
        });
    }

    public TrainingChoice Of(ParseResult parsed, int seed, int? threads) => new(seed, threads)
    {
        Epochs = parsed.GetValue(epochs),
        Schedule = parsed.GetValue(schedule),
        WarmUp = parsed.GetValue(warmUp),
        Checkpoint = parsed.GetValue(Checkpoint)?.FullName,
        EpochsBetweenCheckpoints = parsed.GetValue(checkpointEpochs),
        Device = parsed.GetValue(device),
    };
}
