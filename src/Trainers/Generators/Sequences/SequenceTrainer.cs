using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Trains a network of sequences, whatever its encoder.</summary>
internal sealed class SequenceTrainer(SequenceOptions options, Func<Weights, ISequenceEncoder> encoderOf)
{
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var threads = new TorchThreads(options.NumberOfThreads);
        var users = HeldOutUsers.Draw(data, SequenceData.ActiveUsers(data), options);
        SequenceData.RequireTimes(data);
        var sequences = Enumerable.Range(0, data.UserCount).Select(user => EventSequence.Of(data, user)).ToArray();
        var statistics = SequenceStatistics.Of(data, sequences, options.UseTransitions);
        var network = new SequenceNetwork(statistics.Shape, encoderOf, options.Seed, FirstGuess.Of(data, sequences, statistics), options.Device);
        try
        {
            var heldOut = HeldOutWindows(statistics, sequences, users.HeldOut);
            new TrainingLoop(data, options, progress, cancellationToken).Run(
                network.Weights.Parameters,
                [.. users.Training.SelectMany(user => Enumerable.Repeat(user, WindowsOf(sequences[user])))],
                (batch, random) => Loss(network, SequenceWindows.Draw(statistics, Array.ConvertAll(batch, user => sequences[user]), options.WindowLength, learnt: true, random), random),
                heldOut.Length == 0 ? null : () => HeldOutLoss(network, heldOut));
            return GenerativeModel.Complete(data, new SequenceBehaviour(network, statistics), options, progress, cancellationToken);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>As many windows as cover a sequence, so that every event is learnt from about as often.</summary>
    private int WindowsOf(EventSequence sequence) => (sequence.Count + options.WindowLength) / options.WindowLength;

    private Tensor Loss(SequenceNetwork network, SequenceWindows windows, SeededRandom random)
    {
        using var generator = new Generator(random.NextUInt64() >> 1);
        return windows.Losses(network, options.Dropout, generator).Total.Times(1.0 / windows.Count);
    }

    private SequenceWindows[] HeldOutWindows(SequenceStatistics statistics, EventSequence[] sequences, int[] users)
    {
        var random = SeededRandom.For(options.Seed, RandomPurpose.HeldOutMasks);
        var windows = users.SelectMany(user => Enumerable.Repeat(sequences[user], WindowsOf(sequences[user])));
        return [.. windows.Chunk(options.BatchSize).Select(batch => SequenceWindows.Draw(statistics, batch, options.WindowLength, learnt: true, random))];
    }

    private static double HeldOutLoss(SequenceNetwork network, SequenceWindows[] heldOut)
    {
        using var _ = no_grad();
        var total = 0.0;
        foreach (var windows in heldOut)
        {
            using var scope = NewDisposeScope();
            total += windows.Losses(network).Total.item<float>();
        }

        return total / heldOut.Sum(windows => windows.Count);
    }
}
