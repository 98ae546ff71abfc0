using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Mult-VAE: a variational autoencoder of users with a multinomial likelihood and an annealed weight β of the divergence
/// (Liang, Krishnan, Hoffman and Jebara 2018). All items of a user are drawn from one distribution given the latent vector.
/// </summary>
public sealed class MultVaeGenerator : IGenerator
{
    private readonly MultVaeOptions options;

    /// <summary>Makes a generator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public MultVaeGenerator(MultVaeOptions? options = null) => this.options = (options ?? new()).Validated<MultVaeOptions>();

    /// <inheritdoc/>
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var threads = new TorchThreads(options.NumberOfThreads);
        var users = HeldOutUsers.Draw(data, options);
        var network = new MultVaeNetwork(data.ItemCount, options);
        try
        {
            var heldOut = HeldOutBatches(data, users.HeldOut);
            var stepsPerEpoch = (users.Training.Length + options.BatchSize - 1) / options.BatchSize;
            var beta = new AnnealedWeight(options.Beta, (double)options.AnnealingEpochs * stepsPerEpoch);
            var steps = 0;
            new TrainingLoop(options, progress, cancellationToken).Run(
                network.Weights.Parameters,
                users.Training,
                (batch, random) => new MultVaeUsers(data, batch, options.Dropout, options.LatentDimensions, random)
                    .Loss(network, beta.At(++steps)),
                users.HeldOut.Length == 0 ? null : () => HeldOutLoss(network, heldOut));
            var latent = options.LatentSource == LatentSource.Prior
                ? LatentDistribution.StandardNormal(options.LatentDimensions)
                : LatentDistribution.OfPosteriors(data, users.Training, network, options.BatchSize);
            return GenerativeModel.Complete(data, new MultVaeBehaviour(network, options, latent, new(data, users.Training), new(data)), options.Seed, progress, cancellationToken);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private MultVaeUsers[] HeldOutBatches(Interactions data, int[] users)
    {
        var random = SeededRandom.For(options.Seed, RandomPurpose.HeldOutMasks);
        return [.. users.Chunk(options.BatchSize).Select(batch => new MultVaeUsers(data, batch, dropout: 0, options.LatentDimensions, random))];
    }

    private double HeldOutLoss(MultVaeNetwork network, MultVaeUsers[] heldOut)
    {
        using var _ = no_grad();
        var total = 0.0;
        foreach (var batch in heldOut)
        {
            using var scope = NewDisposeScope();
            total += batch.Loss(network, options.Beta).item<float>() * batch.Count;
        }

        return total / heldOut.Sum(batch => batch.Count);
    }
}
