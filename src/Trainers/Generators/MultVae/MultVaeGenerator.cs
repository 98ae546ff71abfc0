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
    /// The latent vectors of new users then come from a normal distribution whose mean is a linear regression on the features, as strong as is most likely.
    /// Where users are few for their features, withhold them from all: then that regression alone follows features, and no network learns chance.
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
            Train(data, conditions, users, network, progress, cancellationToken);
            var latents = options.LatentSource == LatentSource.Prior
                ? NewUserLatents.StandardNormal(options.LatentDimensions, conditions)
                : NewUserLatents.OfPosteriors(data, users.Training, network, options.BatchSize, conditions);
            var popularity = new ItemPopularity(data);
            var behaviour = new MultVaeBehaviour(network, options, latents, new(data, users.Training), popularity);
            return GenerativeModel.Complete(data, behaviour, options, progress, cancellationToken, conditions?.Scale, PairCounts.Of(data, options, popularity.Flattened(1), cancellationToken));
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private void Train(Interactions data, Conditions? conditions, HeldOutUsers users, MultVaeNetwork network, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var stepsPerEpoch = options.StepsPerEpoch(users.Training.Length);
        var beta = new AnnealedWeight(options.Beta, (double)options.AnnealingEpochs * stepsPerEpoch);
        using var prior = options.CompositePrior is { } composite ? new CompositePrior(composite, data.ItemCount, network, options) : null;
        var heldOutBeta = options.CompositePrior is null ? options.Beta : 0;
        var heldOut = HeldOutBatches(data, conditions, users.HeldOut);
        var loop = new TrainingLoop(options, Checkpoint.Of(options, data, conditions), progress, cancellationToken);
        loop.Run(
            network.Weights.Parameters,
            users.Training,
            Loss,
            users.HeldOut.Length == 0 ? null : () => HeldOutLoss.Mean(heldOut, rows => rows.Loss(network, heldOutBeta), rows => rows.Count),
            prior?.Memory);

        Tensor Loss(int[] batch, SeededRandom random)
        {
            if ((loop.Step - 1) % stepsPerEpoch == 0)
                prior?.Renew(network);
            var rows = new MultVaeUsers(data, batch, options.Dropout, options.LatentDimensions, random)
                .Under(conditions?.RowsOf(batch, options.ConditionDropout, random));
            return prior is null ? rows.Loss(network, beta.At(loop.Step)) : rows.Loss(network, prior);
        }
    }

    /// <summary>A divergence from a prior that moves with the encoder tells nothing: then held-out users are judged as in training, by what dropout leaves.</summary>
    private MultVaeUsers[] HeldOutBatches(Interactions data, Conditions? conditions, int[] users)
    {
        var random = SeededRandom.For(options.Seed, RandomPurpose.HeldOutMasks);
        var dropout = options.CompositePrior is null ? 0 : options.Dropout;
        return [.. users.Chunk(options.BatchSize).Select(batch => new MultVaeUsers(data, batch, dropout, options.LatentDimensions, random).Under(conditions?.RowsOf(batch, dropout: 0, random)))];
    }
}
