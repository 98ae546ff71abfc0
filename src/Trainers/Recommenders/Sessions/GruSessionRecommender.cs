using SynthRec.MLNet.Generators;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Recommenders;

/// <summary>
/// A recurrent network of sessions after GRU4Rec (Hidasi et al. 2016): one layer of gated recurrent units, trained on the next item
/// of every position with a softmax over all items, the embeddings of input and output being the same (Hidasi and Karatzoglou 2018).
/// </summary>
/// <remarks>
/// Training stops when the held-out sessions' likelihood stops rising. Sessions of one item teach nothing. For each mini-batch
/// memory for positions × items numbers is needed.
/// </remarks>
public sealed class GruSessionRecommender : ISessionRecommender
{
    private const int FewestSessionsToHoldOutFrom = 20;
    private readonly GruSessionOptions options;

    /// <summary>Makes a recommender.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public GruSessionRecommender(GruSessionOptions? options = null) => this.options = (options ?? new()).Validated<GruSessionOptions>();

    /// <inheritdoc/>
    public string Name => "GRU";

    /// <inheritdoc/>
    public SessionModel Fit(Interactions sessions, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        var ordered = SessionData.InOrder(sessions);
        var usable = Enumerable.Range(0, ordered.Length).Where(session => ordered[session].Length > 1).ToArray();
        if (usable.Length == 0)
            throw new InvalidDataException($"None of the {ordered.Length} sessions has two items, so no item follows another. Read repeated items with {nameof(DuplicatePolicy)}.{nameof(DuplicatePolicy.KeepAll)}, and check that the user column is the session.");
        SeededRandom.For(options.Seed, RandomPurpose.HeldOutUsers).Shuffle<int>(usable);
        var held = usable.Length < FewestSessionsToHoldOutFrom ? 0 : (int)Math.Round(usable.Length * options.HeldOutFraction);
        NextItems Batch(int[] batch) => new(Array.ConvertAll(batch, session => ordered[session]), options.MaximumLength);

        using var threads = new TorchThreads(options.NumberOfThreads);
        var network = new GruSessionNetwork(sessions.ItemCount, options);
        try
        {
            var heldOut = usable[..held].Chunk(options.BatchSize).Select(Batch).ToArray();
            new TrainingLoop(options, Checkpoint.Of(options, sessions), progress, cancellationToken).Run(
                network.Weights.Parameters,
                usable[held..],
                (batch, random) => network.Loss(Batch(batch), random),
                held == 0 ? null : () => HeldOutLoss.Mean(heldOut, batch => network.Loss(batch, random: null), batch => batch.Targets.Length));
            Checkpoint.Delete(options);
            return new GruSessionModel(sessions.Items, network, options.MaximumLength);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }
}
