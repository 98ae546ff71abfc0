namespace SynthRec.MLNet.Generators;

/// <summary>How a neural generator is trained. The defaults suit data from a few hundred users to a few hundred thousand.</summary>
public abstract record TrainingOptions
{
    /// <summary>The default of <see cref="MaximumNumberOfEpochs"/>.</summary>
    public const int DefaultMaximumNumberOfEpochs = 100;

    /// <summary>The default of <see cref="BatchSize"/>.</summary>
    public const int DefaultBatchSize = 250;

    /// <summary>The default of <see cref="LearningRate"/>.</summary>
    public const float DefaultLearningRate = 1e-3f;

    /// <summary>The default of <see cref="WeightDecay"/>.</summary>
    public const float DefaultWeightDecay = 0f;

    /// <summary>The default of <see cref="HeldOutFraction"/>.</summary>
    public const float DefaultHeldOutFraction = 0.05f;

    /// <summary>The default of <see cref="Patience"/>.</summary>
    public const int DefaultPatience = 5;

    /// <summary>The default of <see cref="LearningRateSchedule"/>.</summary>
    public const LearningRateSchedule DefaultLearningRateSchedule = LearningRateSchedule.Constant;

    /// <summary>The default of <see cref="WarmUpFraction"/>.</summary>
    public const float DefaultWarmUpFraction = 0f;

    /// <summary>The default of <see cref="EpochsBetweenCheckpoints"/>.</summary>
    public const int DefaultEpochsBetweenCheckpoints = 1;

    /// <summary>The default of <see cref="Device"/>.</summary>
    public const ComputeDevice DefaultDevice = ComputeDevice.Cpu;

    /// <summary>The most passes over the training users, at least 1. Training stops earlier when the held-out likelihood stops rising.</summary>
    public int MaximumNumberOfEpochs { get; init; } = DefaultMaximumNumberOfEpochs;

    /// <summary>The number of users in a mini-batch, at least 1.</summary>
    public int BatchSize { get; init; } = DefaultBatchSize;

    /// <summary>The step size of Adam, above 0.</summary>
    public float LearningRate { get; init; } = DefaultLearningRate;

    /// <summary>
    /// How the step size changes over <see cref="MaximumNumberOfEpochs"/>, in each stage of training anew. Training that stops early stops in
    /// the middle of the schedule: with other than <see cref="LearningRateSchedule.Constant"/> choose the number of epochs that you mean to train for.
    /// </summary>
    public LearningRateSchedule LearningRateSchedule { get; init; } = DefaultLearningRateSchedule;

    /// <summary>In which share of the steps the step size first rises in a line (gradual warm-up: Goyal et al. 2017), in [0, 0.9].</summary>
    public float WarmUpFraction { get; init; } = DefaultWarmUpFraction;

    /// <summary>The decoupled weight decay of AdamW (Loshchilov and Hutter 2019), at least 0.</summary>
    public float WeightDecay { get; init; } = DefaultWeightDecay;

    /// <summary>The share of users kept apart to judge when to stop, in [0, 0.5]. 0 trains on all users for all epochs.</summary>
    public float HeldOutFraction { get; init; } = DefaultHeldOutFraction;

    /// <summary>How many epochs may pass without a better held-out likelihood, at least 1.</summary>
    public int Patience { get; init; } = DefaultPatience;

    /// <summary>The seed. The same data, options, seed and thread count give the same model.</summary>
    public int Seed { get; init; }

    /// <summary>The number of libtorch threads; null leaves the process's setting as it is.</summary>
    public int? NumberOfThreads { get; init; }

    /// <summary>
    /// A file in which training is kept, so that it can be stopped and go on; null for none. Training with the same options and data goes on
    /// from the file, and gives the same model as without the stop. When the model is finished the file is deleted.
    /// </summary>
    /// <remarks>Only one training at a time may use a file. It is written whole or not at all, and is some five times as large as the network.</remarks>
    public string? CheckpointPath { get; init; }

    /// <summary>After how many epochs the file is written again, at least 1. It is written on cancellation too.</summary>
    public int EpochsBetweenCheckpoints { get; init; } = DefaultEpochsBetweenCheckpoints;

    /// <summary>Where the network is trained, and drawn from until the model is saved and loaded: loaded models draw on the processors.</summary>
    public ComputeDevice Device { get; init; } = DefaultDevice;

    /// <summary>The number of mini-batches that so many examples make.</summary>
    internal int StepsPerEpoch(int examples) => (examples + BatchSize - 1) / BatchSize;

    private protected virtual void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumNumberOfEpochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        RequireAbove(LearningRate, 0, nameof(LearningRate));
        RequireDefined(LearningRateSchedule, nameof(LearningRateSchedule));
        RequireWithin(WarmUpFraction, 0, 0.9f, nameof(WarmUpFraction));
        RequireWithin(WeightDecay, 0, float.MaxValue, nameof(WeightDecay));
        RequireWithin(HeldOutFraction, 0, 0.5f, nameof(HeldOutFraction));
        ArgumentOutOfRangeException.ThrowIfLessThan(Patience, 1);
        if (NumberOfThreads is { } threads)
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(NumberOfThreads));
        if (CheckpointPath is { } path)
            ArgumentException.ThrowIfNullOrWhiteSpace(path, nameof(CheckpointPath));
        ArgumentOutOfRangeException.ThrowIfLessThan(EpochsBetweenCheckpoints, 1);
        RequireDefined(Device, nameof(Device));
    }

    /// <summary>The options, if all are in range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="PlatformNotSupportedException">The device is not there.</exception>
    internal T Validated<T>() where T : TrainingOptions
    {
        Validate();
        if (Device == ComputeDevice.Cuda)
            _ = Device.ToTorch();
        return (T)this;
    }

    private protected static void RequireAbove(float value, float minimum, string name)
    {
        if (!(value > minimum) || !float.IsFinite(value))
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be above {minimum}.");
    }

    private protected static void RequireDefined<T>(T value, string name) where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be one of {string.Join(", ", Enum.GetNames<T>())}.");
    }

    internal static void RequireWithin(float value, float minimum, float maximum, string name)
    {
        if (!(value >= minimum && value <= maximum))
            throw new ArgumentOutOfRangeException(name, value, $"{name} must lie in {minimum} … {maximum}.");
    }
}
