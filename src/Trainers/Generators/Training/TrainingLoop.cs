using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Mini-batch training that all neural generators share: AdamW with a schedule of its step size, gradient clipping, an exponential
/// moving average of the weights, early stopping on a held-out loss, and checkpoints.
/// </summary>
/// <remarks>
/// After <see cref="Run"/> the parameters are the averaged weights with the best held-out loss. What a loss depends on besides the
/// parameters must follow from its mini-batch, its random stream, <see cref="Step"/> and its memory: a training that goes on from a checkpoint begins
/// in the middle.
/// </remarks>
internal sealed class TrainingLoop(TrainingOptions options, Checkpoint? checkpoint, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
{
    public const double LargestGradientNorm = 5;
    private const double LongestAverageInSteps = 200;
    private TrainingPlace place = new(TrainingStage.Likelihood);

    /// <summary>The number of the present step, from 1.</summary>
    public int Step => place.Step;

    /// <summary>Trains the parameters.</summary>
    /// <param name="parameters">What is trained.</param>
    /// <param name="trainingUsers">The users to train on; shuffled in each epoch.</param>
    /// <param name="loss">The loss of a mini-batch of users; the random stream is that of the step.</param>
    /// <param name="heldOutLoss">The held-out loss under the present parameters; null trains for all epochs.</param>
    /// <param name="memory">What the loss keeps from step to step besides the parameters; null for nothing.</param>
    public void Run(IReadOnlyList<Parameter> parameters, int[] trainingUsers, Func<int[], SeededRandom, Tensor> loss, Func<double>? heldOutLoss, IReadOnlyList<Tensor>? memory = null)
    {
        using var _ = enable_grad();
        using var optimizer = new AdamW(parameters, options.LearningRate, options.WeightDecay);
        using var averages = new ParameterSet(parameters);
        using var best = new ParameterSet(parameters);
        Tensor[] state = [.. parameters, .. optimizer.Averages, .. averages.Values, .. best.Values, .. memory ?? []];
        place = checkpoint?.Resume(place, state) ?? place;
        if (place.Stage != TrainingStage.Likelihood)
            return;
        optimizer.Steps = place.Step;
        var stepsPerEpoch = options.StepsPerEpoch(trainingUsers.Length);
        var schedule = new RateSchedule(options, (long)stepsPerEpoch * options.MaximumNumberOfEpochs);

        while (!IsFinished)
        {
            var users = trainingUsers.ToArray();
            SeededRandom.For(options.Seed, RandomPurpose.Shuffle, place.Epoch).Shuffle<int>(users);
            foreach (var batch in users.Chunk(options.BatchSize).Skip(place.Step - (place.Epoch * stepsPerEpoch)))
            {
                if (cancellationToken.IsCancellationRequested)
                    checkpoint?.Write(place, state);
                cancellationToken.ThrowIfCancellationRequested();
                place = place with { Step = place.Step + 1 };
                using (NewDisposeScope())
                {
                    loss(batch, SeededRandom.For(options.Seed, RandomPurpose.TrainingStep, place.Step)).backward();
                    optimizer.RateFactor = schedule.FactorAt(place.Step);
                    optimizer.Step(LargestGradientNorm);
                    averages.MoveTowards(parameters, 1 / Math.Min(place.Step, LongestAverageInSteps));
                }
            }

            place = place with { Epoch = place.Epoch + 1 };
            if (heldOutLoss is null)
                Report(null);
            else
                Judge(heldOutLoss, parameters, averages, best);
            if (IsFinished || place.Epoch % options.EpochsBetweenCheckpoints == 0)
                checkpoint?.Write(place, state);
        }

        (heldOutLoss is null ? averages : best).CopyTo(parameters);
        progress?.Report(new("training", options.MaximumNumberOfEpochs, options.MaximumNumberOfEpochs));
    }

    private bool IsFinished => place.Epoch >= options.MaximumNumberOfEpochs || place.EpochsSinceBest >= options.Patience;

    private void Judge(Func<double> heldOutLoss, IReadOnlyList<Parameter> parameters, ParameterSet averages, ParameterSet best)
    {
        averages.Swap(parameters);
        var held = heldOutLoss();
        averages.Swap(parameters);
        if (!double.IsFinite(held))
            throw new InvalidDataException($"Training diverged in epoch {place.Epoch}: the held-out loss is {held}. Lower {nameof(options.LearningRate)}, which is {options.LearningRate}.");
        Report(FormattableString.Invariant($"held-out loss {held:F4}"));
        if (held < place.BestLoss)
        {
            place = place with { BestLoss = held, EpochsSinceBest = 0 };
            best.CopyFrom(averages);
        }
        else
        {
            place = place with { EpochsSinceBest = place.EpochsSinceBest + 1 };
        }
    }

    private void Report(string? detail) => progress?.Report(new("training", place.Epoch, options.MaximumNumberOfEpochs, detail));
}
