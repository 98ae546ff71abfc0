using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Mult-VAE: a variational autoencoder of users with a multinomial likelihood and an annealed weight β of the divergence
/// (Liang, Krishnan, Hoffman and Jebara 2018). All items of a user are drawn from one distribution given the latent vector.
/// </summary>
public sealed class MultVaeGenerator : IConditionalGenerator
{
    private readonly MultVaeOptions options;

    /// <summary>Makes a generator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public MultVaeGenerator(MultVaeOptions? options = null) => this.options = (options ?? new()).Validated<MultVaeOptions>();

    /// <inheritdoc/>
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data, conditions: null, progress, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Encoder and decoder are told what is known of a user, which is withheld from some training users (<see cref="MultVaeOptions.ConditionDropout"/>).
    /// The latent vectors of new users then come from a normal distribution whose mean is a linear regression on the features.
    /// </remarks>
    public GenerativeModel Fit(Interactions data, FeatureVectors userFeatures, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default) =>
        Fit(data, Conditions.Of(data, userFeatures), progress, cancellationToken);

    private GenerativeModel Fit(Interactions data, Conditions? conditions, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        using var threads = new TorchThreads(options.NumberOfThreads);
        var users = HeldOutUsers.Draw(data, options);
        var network = new MultVaeNetwork(data.ItemCount, options, conditions?.Dimensions ?? 0);
        try
        {
            var heldOut = HeldOutBatches(data, conditions, users.HeldOut);
            var stepsPerEpoch = (users.Training.Length + options.BatchSize - 1) / options.BatchSize;
            var beta = new AnnealedWeight(options.Beta, (double)options.AnnealingEpochs * stepsPerEpoch);
            var loop = new TrainingLoop(data, options, progress, cancellationToken, conditions);
            loop.Run(
                network.Weights.Parameters,
                users.Training,
                (batch, random) => new MultVaeUsers(data, batch, options.Dropout, options.LatentDimensions, random)
                    .Under(conditions, batch, options.ConditionDropout, random)
                    .Loss(network, beta.At(loop.Step)),
                users.HeldOut.Length == 0 ? null : () => HeldOutLoss(network, heldOut));
            var conditionalLatent = conditions is null ? null : Latent(data, [.. users.Training.Where(user => conditions.Of(user).Length > 0)], network, conditions);
            var behaviour = new MultVaeBehaviour(network, options, Latent(data, users.Training, network, null), conditionalLatent, new(data, users.Training), new(data));
            return GenerativeModel.Complete(data, behaviour, options, progress, cancellationToken, conditions?.Scale);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private LatentDistribution Latent(Interactions data, int[] users, MultVaeNetwork network, Conditions? conditions) => options.LatentSource == LatentSource.Prior || users.Length == 0
        ? LatentDistribution.StandardNormal(options.LatentDimensions)
        : LatentDistribution.OfPosteriors(data, users, network, options.BatchSize, conditions);

    private MultVaeUsers[] HeldOutBatches(Interactions data, Conditions? conditions, int[] users)
    {
        var random = SeededRandom.For(options.Seed, RandomPurpose.HeldOutMasks);
        return [.. users.Chunk(options.BatchSize).Select(batch => new MultVaeUsers(data, batch, dropout: 0, options.LatentDimensions, random).Under(conditions, batch, dropout: 0, random))];
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
