using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>What the command line says about training.</summary>
internal sealed record TrainingChoice(int Seed, int? NumberOfThreads)
{
    public int? Epochs { get; init; }

    public LearningRateSchedule Schedule { get; init; } = TrainingOptions.DefaultLearningRateSchedule;

    public float WarmUp { get; init; } = TrainingOptions.DefaultWarmUpFraction;

    public string? Checkpoint { get; init; }

    public int EpochsBetweenCheckpoints { get; init; } = TrainingOptions.DefaultEpochsBetweenCheckpoints;

    public ComputeDevice Device { get; init; } = TrainingOptions.DefaultDevice;

    /// <summary>Puts it into the options of a family.</summary>
    public T In<T>(T options) where T : TrainingOptions => options with
    {
        Seed = Seed,
        NumberOfThreads = NumberOfThreads,
        MaximumNumberOfEpochs = Epochs ?? options.MaximumNumberOfEpochs,
        LearningRateSchedule = Schedule,
        WarmUpFraction = WarmUp,
        CheckpointPath = Checkpoint,
        EpochsBetweenCheckpoints = EpochsBetweenCheckpoints,
        Device = Device,
    };
}
