using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Masked set diffusion, the default generator: a network learns to predict the hidden part of a user's items from a
/// random visible part, and draws a new user's items a few at a time from nothing.
/// </summary>
/// <remarks>
/// Absorbing-state discrete diffusion (Austin et al. 2021) over a set, which is order-agnostic autoregression
/// (Uria et al. 2014; Hoogeboom et al. 2022): with the visible number uniform in 0 … n − 1 and the loss averaged over the hidden
/// items, the loss bounds the negative log-likelihood of the set for each item. Which items go together is kept, because
/// later items are drawn knowing the earlier ones. The network also sees what a linear model in closed form predicts
/// (EASE: Steck 2019), always by a model without the user it is trained on, so that it need not memorise pairs of items to know them.
/// After training, trial users are drawn to calibrate how popular items are. Memory beside the network: 4 n² bytes for the n ≤ 4,000
/// most popular items, and 28 n² while fitting.
/// </remarks>
public sealed class MaskedSetGenerator : IConditionalGenerator
{
    private const int HeldOutMasksPerUser = 4;
    private const int MostTrialUsers = 512;
    private readonly MaskedSetOptions options;

    /// <summary>Makes a generator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public MaskedSetGenerator(MaskedSetOptions? options = null) => this.options = (options ?? new()).Validated<MaskedSetOptions>();

    /// <inheritdoc/>
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data, conditions: null, progress, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>What is known of a user is one more input of the network, which is withheld from some training users (<see cref="MaskedSetOptions.ConditionDropout"/>).</remarks>
    public GenerativeModel Fit(Interactions data, FeatureVectors userFeatures, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default) =>
        Fit(data, Conditions.Of(data, userFeatures), progress, cancellationToken);

    private GenerativeModel Fit(Interactions data, Conditions? conditions, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        using var threads = new TorchThreads(options.NumberOfThreads);
        var users = HeldOutUsers.Draw(data, options);
        var regularization = options.EvidenceRegularizationFor(data.UserCount);
        var evidence = regularization == 0 ? null : LinearEvidence.Fit(data, regularization, options.NumberOfThreads, cancellationToken);
        var popularity = new ItemPopularity(data);
        var network = new MaskedSetNetwork(data.ItemCount, options, conditions?.Dimensions ?? 0, popularity.Logarithms);
        try
        {
            var heldOut = MaskedUsers.DrawRepeatedly(data, users.HeldOut, HeldOutMasksPerUser, evidence, conditions, options);
            new TrainingLoop(options, Checkpoint.Of(options, data, conditions), progress, cancellationToken).Run(
                network.Weights.Parameters,
                users.Training,
                (batch, random) => Loss(network, data, evidence, conditions, batch, random),
                users.HeldOut.Length == 0 ? null : () => HeldOutLoss.Mean(heldOut, masked => masked.Loss(network.Forward(masked.Visible, masked.Sizes, masked.Evidence, masked.Conditions?.ToTensor(network.Weights.Device))), masked => masked.Count));
            var guidance = options.GuidanceFor(users.Training.Length);
            var behaviour = new MaskedSetBehaviour(network, options, new(data, users.Training), evidence, popularity, guidance, ItemOffsets.Guess(popularity, guidance));
            behaviour.Calibrate(Math.Min(data.UserCount, MostTrialUsers), progress, cancellationToken);
            return GenerativeModel.Complete(data, behaviour, options, progress, cancellationToken, conditions?.Scale, PairCounts.Of(data, options, popularity.Flattened(options.PopularityExponent), cancellationToken));
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private Tensor Loss(MaskedSetNetwork network, Interactions data, LinearEvidence? evidence, Conditions? conditions, int[] users, SeededRandom random)
    {
        var masked = MaskedUsers.Draw(data, users, evidence, options.ActivityWeight, random).Under(conditions, users, options.ConditionDropout, random);
        using var generator = new Generator(random.NextUInt64() >> 1);
        return masked.Loss(network.Forward(masked.Visible, masked.Sizes, masked.Evidence, masked.Conditions?.ToTensor(network.Weights.Device), options.Dropout, generator));
    }
}
