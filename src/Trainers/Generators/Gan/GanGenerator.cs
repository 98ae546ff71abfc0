using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// A Wasserstein GAN with gradient penalty (Gulrajani, Ahmed, Arjovsky, Dumoulin and Courville 2017) or spectral normalisation whose generator makes sets of
/// items and whose critic judges packs of users (Lin, Khetan, Fanti and Oh 2018). The generator starts as the decoder of a variational
/// autoencoder and keeps its likelihood as a part of its loss (Larsen et al. 2016), without which it would learn few items.
/// </summary>
public sealed class GanGenerator : IConditionalGenerator
{
    private readonly GanOptions options;

    /// <summary>Makes a generator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public GanGenerator(GanOptions? options = null) => this.options = (options ?? new()).Validated<GanOptions>();

    /// <inheritdoc/>
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data, conditions: null, progress, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The generator is told what is known of a user, and the critic judges whether the items go with it (Mirza and Osindero 2014; Miyato
    /// and Koyama 2018). It is withheld from some training users (<see cref="GanOptions.ConditionDropout"/>).
    /// </remarks>
    public GenerativeModel Fit(Interactions data, FeatureVectors userFeatures, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default) =>
        Fit(data, Conditions.Of(data, userFeatures), progress, cancellationToken);

    private GenerativeModel Fit(Interactions data, Conditions? conditions, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        using var threads = new TorchThreads(options.NumberOfThreads);
        var users = HeldOutUsers.Draw(data, options);
        var popularity = new ItemPopularity(data);
        var network = new GanNetwork(popularity, options, conditions?.Dimensions ?? 0);
        try
        {
            WarmStart(data, conditions, users, network, progress, cancellationToken);
            new AdversarialTraining(data, conditions, options, progress, cancellationToken).Run(network, users.Training);
            var noise = NewUserLatents.OfPosteriors(data, users.Training, network.Autoencoder, options.BatchSize, conditions);
            var behaviour = new GanBehaviour(network, options, noise, new(data, users.Training), popularity);
            return GenerativeModel.Complete(data, behaviour, options, progress, cancellationToken, conditions?.Scale, PairCounts.Of(data, options, popularity.Flattened(1), cancellationToken));
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private void WarmStart(Interactions data, Conditions? conditions, HeldOutUsers users, GanNetwork network, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var random = SeededRandom.For(options.Seed, RandomPurpose.HeldOutMasks);
        var heldOut = users.HeldOut.Chunk(options.BatchSize)
            .Select(batch => (Users: batch, Rows: RowsOf(batch, dropout: 0, conditionDropout: 0, random))).ToArray();
        new TrainingLoop(options, Checkpoint.Of(options, data, conditions), progress, cancellationToken).Run(
            network.Weights.Parameters,
            users.Training,
            (batch, random) => Loss(batch, RowsOf(batch, options.Dropout, options.ConditionDropout, random)),
            heldOut.Length == 0 ? null : HeldOutLoss);

        MultVaeUsers RowsOf(int[] batch, float dropout, float conditionDropout, SeededRandom random) =>
            new MultVaeUsers(data, batch, dropout, options.NoiseDimensions, random).Under(conditions?.RowsOf(batch, conditionDropout, random));

        Tensor Loss(int[] batch, MultVaeUsers rows) =>
            rows.Loss(network.Autoencoder, options.Beta, (latent, condition) => network.Logits(latent, Array.ConvertAll(batch, data.CountOf), condition, guidance: 1));

        double HeldOutLoss()
        {
            using var _ = no_grad();
            using var scope = NewDisposeScope();
            return heldOut.Sum(batch => Loss(batch.Users, batch.Rows).item<float>() * (double)batch.Users.Length) / users.HeldOut.Length;
        }
    }
}
