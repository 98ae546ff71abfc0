using SynthRec.MLNet.Generators;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>What models make of sessions from a Markov chain that they have not seen, against the chain itself.</summary>
public class SequenceLikelihoodTests
{
    private const int TrainingUsers = 2_000;
    private const int Batches = 60;
    private const int UsersPerBatch = 25;

    /// <summary>Standard errors within which an estimate lies but for one test in 15,000.</summary>
    private const double Deviations = 4;

    private static readonly Interactions Training = MadeUpSessions.Markov(TrainingUsers, seed: 1);
    private static readonly Interactions HeldOut = MadeUpSessions.Markov(Batches * UsersPerBatch, seed: 2);

    public static TheoryData<string> Families => SequenceFamily.All;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_sessions_have_the_entropy_of_their_law()
    {
        // All rows of the chain hold the same probabilities, and the first item is any.
        var entropy = -Enumerable.Range(0, MadeUpSessions.ItemCount).Sum(to => MadeUpSessions.Transition(0, to) * Math.Log(MadeUpSessions.Transition(0, to)));
        var surprises = HeldOutBatches().Select(batch => (Nats: batch.Sum(NatsOf) - (batch.Length * Math.Log(MadeUpSessions.ItemCount)) - (entropy * batch.Sum(sequence => sequence.Count - 1)), Events: batch.Sum(sequence => sequence.Count - 1)));
        var (rate, error) = RateOf([.. surprises]);
        Assert.InRange(rate, -Deviations * error, Deviations * error);
    }

    /// <summary>
    /// No model beats the law that the sessions come from (Gibbs' inequality), nor does a lower bound of its likelihood. And it has learnt at least as
    /// well as a second-order chain would, fitted by counting: half a nat for each of its free probabilities (Wilks 1938), though
    /// the law is of first order. What a latent vector may tell free of charge is charged here.
    /// </summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void Items_are_foretold_as_well_as_the_law_allows_and_no_better(string family)
    {
        using var model = SequenceFamily.Make(family, epochs: 8).Fit(Training, null, Cancellation);
        var random = SeededRandom.For(3);
        using var _ = no_grad();
        var (excess, error) = RateOf([.. HeldOutBatches().Select(batch => (NatsOf(model.Behaviour, batch, random) - batch.Sum(NatsOf), batch.Sum(sequence => sequence.Count)))]);
        const int Probabilities = MadeUpSessions.ItemCount * MadeUpSessions.ItemCount * (MadeUpSessions.ItemCount - 1);
        var free = model.Behaviour is SequentialVaeBehaviour vae
            ? vae.Network.LatentDimensions * SequentialVaeOptions.DefaultFreeBits * Math.Log(2) * HeldOut.UserCount / HeldOut.Count
            : 0;
        TestContext.Current.SendDiagnosticMessage($"{family}: excess {excess} ± {error}, bound {(0.5 * Probabilities / Training.Count) + free}");
        Assert.InRange(excess, -Deviations * error, (0.5 * Probabilities / Training.Count) + free + (Deviations * error));
    }

    private static EventSequence[][] HeldOutBatches() => [.. Enumerable.Range(0, HeldOut.UserCount).Select(user => EventSequence.Of(HeldOut, user)).Chunk(UsersPerBatch)];

    /// <summary>−ln P(items) under the law.</summary>
    private static double NatsOf(EventSequence sequence) =>
        Math.Log(MadeUpSessions.ItemCount) - sequence.Items.Zip(sequence.Items.Skip(1), (from, to) => Math.Log(MadeUpSessions.Transition(from, to))).Sum();

    /// <summary>−ln P(items) under a model or, of a latent vector, an estimate of the bound above it.</summary>
    private static double NatsOf(IBehaviourModel model, EventSequence[] batch, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        if (model is SequenceBehaviour plain)
            return WindowsOf(plain.Statistics).Losses(plain.Network).Items.item<float>();
        var vae = (SequentialVaeBehaviour)model;
        var windows = WindowsOf(vae.Statistics);
        var (mean, logVariance) = vae.Network.Encode(windows.Events);
        var noise = tensor([.. Enumerable.Range(0, (int)mean.numel()).Select(_ => (float)random.NextGaussian())], float32).view(mean.shape);
        var posterior = DrawnPosterior.Draw(mean, logVariance, noise);
        return windows.Losses(vae.Network.Decoder, context: vae.Network.Context(posterior.Latent)).Items.Plus(vae.Network.Prior.Divergence(posterior).sum()).item<float>();

        SequenceWindows WindowsOf(SequenceStatistics statistics) => SequenceWindows.Draw(statistics, batch, MadeUpSessions.MostEvents + 1, learnt: false, random);
    }

    /// <summary>Nats for each event, and its standard error over the batches.</summary>
    private static (double Rate, double Error) RateOf((double Nats, int Events)[] batches)
    {
        var events = batches.Sum(batch => batch.Events);
        var rate = batches.Sum(batch => batch.Nats) / events;
        var squares = batches.Sum(batch => Math.Pow(batch.Nats - (rate * batch.Events), 2));
        return (rate, Math.Sqrt(squares * batches.Length / (batches.Length - 1)) / events);
    }
}
