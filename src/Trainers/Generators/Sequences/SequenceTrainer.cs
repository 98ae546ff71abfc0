using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Trains a network of sequences, whatever its encoder.</summary>
/// <param name="options">The options.</param>
/// <param name="encoderOf">Makes the encoder.</param>
/// <param name="learnerOf">Makes what the family learns with the network; null for the likelihood alone.</param>
internal sealed class SequenceTrainer(SequenceOptions options, Func<Weights, ISequenceEncoder> encoderOf, Func<SequenceTraining, ISequenceLearner>? learnerOf = null)
{
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var threads = new TorchThreads(options.NumberOfThreads);
        var users = HeldOutUsers.Draw(data, SequenceData.ActiveUsers(data), options);
        SequenceData.RequireTimes(data);
        var sequences = Enumerable.Range(0, data.UserCount).Select(user => EventSequence.Of(data, user)).ToArray();
        var statistics = SequenceStatistics.Of(data, sequences, options);
        var network = new SequenceNetwork(statistics.Shape, encoderOf, options.Seed, FirstGuess.Of(data, sequences, statistics), options.Device);
        try
        {
            int[] windows = [.. users.Training.SelectMany(user => Enumerable.Repeat(user, WindowsOf(sequences[user])))];
            var training = new SequenceTraining(network, statistics, Array.ConvertAll(users.Training, user => sequences[user]), options.StepsPerEpoch(windows.Length));
            var learner = learnerOf?.Invoke(training) ?? new LikelihoodLearner(training, options.Dropout);
            var heldOut = HeldOutWindows(statistics, sequences, users.HeldOut);
            var loop = new TrainingLoop(options, Checkpoint.Of(options, data), progress, cancellationToken);
            loop.Run(
                network.Weights.Parameters,
                windows,
                (batch, random) => Loss(learner, SequenceWindows.Draw(statistics, Array.ConvertAll(batch, user => sequences[user]), options.WindowLength, learnt: true, random), random, loop.Step),
                heldOut.Length == 0 ? null : () => HeldOutLoss(learner, heldOut));
            return GenerativeModel.Complete(data, learner.Behaviour(), options, progress, cancellationToken);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>As many windows as cover a sequence, so that every event is learnt from about as often.</summary>
    private int WindowsOf(EventSequence sequence) => (sequence.Count + options.WindowLength) / options.WindowLength;

    private static Tensor Loss(ISequenceLearner learner, SequenceWindows windows, SeededRandom random, int step) => learner.Loss(windows, random, step).Times(1.0 / windows.Count);

    private SequenceWindows[] HeldOutWindows(SequenceStatistics statistics, EventSequence[] sequences, int[] users)
    {
        var random = SeededRandom.For(options.Seed, RandomPurpose.HeldOutMasks);
        var windows = users.SelectMany(user => Enumerable.Repeat(sequences[user], WindowsOf(sequences[user])));
        return [.. windows.Chunk(options.BatchSize).Select(batch => SequenceWindows.Draw(statistics, batch, options.WindowLength, learnt: true, random))];
    }

    private double HeldOutLoss(ISequenceLearner learner, SequenceWindows[] heldOut)
    {
        using var _ = no_grad();
        var random = SeededRandom.For(options.Seed, RandomPurpose.HeldOutNoise);
        var total = 0.0;
        foreach (var windows in heldOut)
        {
            using var scope = NewDisposeScope();
            total += learner.HeldOutLoss(windows, random).item<float>();
        }

        return total / heldOut.Sum(windows => windows.Count);
    }
}
