using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Mini-batch training that all neural generators share: AdamW, gradient clipping, an exponential moving average of the
/// weights (which takes the place of a learning-rate schedule), and early stopping on a held-out loss.
/// </summary>
/// <remarks>After <see cref="Run"/> the parameters are the averaged weights with the best held-out loss.</remarks>
internal sealed class TrainingLoop(TrainingOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
{
    public const double LargestGradientNorm = 5;
    private const double LongestAverageInSteps = 200;

    /// <summary>Trains the parameters.</summary>
    /// <param name="parameters">What is trained.</param>
    /// <param name="trainingUsers">The users to train on; shuffled in each epoch.</param>
    /// <param name="loss">The loss of a mini-batch of users; the random stream is that of the step.</param>
    /// <param name="heldOutLoss">The held-out loss under the present parameters; null trains for all epochs.</param>
    public void Run(IReadOnlyList<Parameter> parameters, int[] trainingUsers, Func<int[], SeededRandom, Tensor> loss, Func<double>? heldOutLoss)
    {
        using var optimizer = new AdamW(parameters, options.LearningRate, options.WeightDecay);
        using var averages = new ParameterSet(parameters);
        using var best = new ParameterSet(parameters);
        var bestLoss = double.PositiveInfinity;
        var epochsSinceBest = 0;
        var steps = 0;

        for (var epoch = 0; epoch < options.MaximumNumberOfEpochs && epochsSinceBest < options.Patience; epoch++)
        {
            var users = trainingUsers.ToArray();
            SeededRandom.For(options.Seed, RandomPurpose.Shuffle, epoch).Shuffle<int>(users);
            foreach (var batch in users.Chunk(options.BatchSize))
            {
                cancellationToken.ThrowIfCancellationRequested();
                steps++;
                using (NewDisposeScope())
                {
                    loss(batch, SeededRandom.For(options.Seed, RandomPurpose.TrainingStep, steps)).backward();
                    optimizer.Step(LargestGradientNorm);
                    averages.MoveTowards(parameters, 1 / Math.Min(steps, LongestAverageInSteps));
                }
            }

            if (heldOutLoss is null)
            {
                progress?.Report(new("training", epoch + 1, options.MaximumNumberOfEpochs));
                continue;
            }

            averages.Swap(parameters);
            var held = heldOutLoss();
            averages.Swap(parameters);
            if (!double.IsFinite(held))
                throw new InvalidDataException($"Training diverged in epoch {epoch + 1}: the held-out loss is {held}. Lower {nameof(options.LearningRate)} from {options.LearningRate}.");
            progress?.Report(new("training", epoch + 1, options.MaximumNumberOfEpochs, FormattableString.Invariant($"held-out loss {held:F4}")));
            epochsSinceBest++;
            if (held < bestLoss)
            {
                bestLoss = held;
                epochsSinceBest = 0;
                best.CopyFrom(averages);
            }
        }

        (heldOutLoss is null ? averages : best).CopyTo(parameters);
        progress?.Report(new("training", options.MaximumNumberOfEpochs, options.MaximumNumberOfEpochs));
    }
}
