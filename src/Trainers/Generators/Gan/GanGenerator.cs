using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// A Wasserstein GAN with gradient penalty (Gulrajani, Ahmed, Arjovsky, Dumoulin and Courville 2017) whose generator makes sets of
/// items and whose critic judges packs of users (Lin, Khetan, Fanti and Oh 2018). The generator starts as the decoder of a variational
/// autoencoder and keeps its likelihood as a part of its loss (Larsen et al. 2016), without which it would learn few items.
/// </summary>
public sealed class GanGenerator : IGenerator
{
    private readonly GanOptions options;

    /// <summary>Makes a generator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public GanGenerator(GanOptions? options = null) => this.options = (options ?? new()).Validated<GanOptions>();

    /// <inheritdoc/>
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var threads = new TorchThreads(options.NumberOfThreads);
        var users = HeldOutUsers.Draw(data, options);
        var popularity = new ItemPopularity(data);
        var network = new GanNetwork(popularity, options);
        try
        {
            WarmStart(data, users, network, progress, cancellationToken);
            new AdversarialTraining(data, options, progress, cancellationToken).Run(network, users.Training);
            var noise = LatentDistribution.OfPosteriors(data, users.Training, network.Autoencoder, options.BatchSize);
            return GenerativeModel.Complete(data, new GanBehaviour(network, options, noise, new(data, users.Training), popularity), options, progress, cancellationToken);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private void WarmStart(Interactions data, HeldOutUsers users, GanNetwork network, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var random = SeededRandom.For(options.Seed, RandomPurpose.HeldOutMasks);
        var heldOut = users.HeldOut.Chunk(options.BatchSize)
            .Select(batch => (Users: batch, Rows: new MultVaeUsers(data, batch, dropout: 0, options.NoiseDimensions, random))).ToArray();
        new TrainingLoop(data, options, progress, cancellationToken).Run(
            network.Weights.Parameters,
            users.Training,
            (batch, random) => Loss(batch, new(data, batch, options.Dropout, options.NoiseDimensions, random)),
            heldOut.Length == 0 ? null : HeldOutLoss);

        Tensor Loss(int[] batch, MultVaeUsers rows) =>
            rows.Loss(network.Autoencoder, options.Beta, latent => network.Logits(latent, Array.ConvertAll(batch, data.CountOf), guidance: 1));

        double HeldOutLoss()
        {
            using var _ = no_grad();
            using var scope = NewDisposeScope();
            return heldOut.Sum(batch => Loss(batch.Users, batch.Rows).item<float>() * (double)batch.Users.Length) / users.HeldOut.Length;
        }
    }
}
