using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Learns by the evidence lower bound: the likelihood of the events given a draw of the user's latent vector, less the divergence of
/// its posterior from the learnt prior, which is annealed (Bowman et al. 2016) and free of charge up to some bits (Kingma et al. 2016).
/// </summary>
internal sealed class SequentialVaeLearner(SequenceTraining training, SequentialVaeOptions options) : ISequenceLearner
{
    private readonly SequentialVaeNetwork network = new(training.Network, options.LatentDimensions);
    private readonly AnnealedWeight beta = new(options.Beta, (double)options.AnnealingEpochs * training.StepsPerEpoch);

    public Tensor Loss(SequenceWindows windows, SeededRandom random, int step)
    {
        using var generator = new Generator(random.NextUInt64() >> 1);
        return Bound(windows, random, beta.At(step), options.Dropout, generator);
    }

    public Tensor HeldOutLoss(SequenceWindows windows, SeededRandom random) => Bound(windows, random, options.Beta);

    private Tensor Bound(SequenceWindows windows, SeededRandom random, double weight, double dropout = 0, Generator? generator = null)
    {
        var (mean, logVariance) = network.Encode(windows.Events);
        var noise = new float[mean.numel()];
        StandardNormal.Fill(random, noise);
        var posterior = DrawnPosterior.Draw(mean, logVariance, tensor(noise, float32, mean.device).view(mean.shape));
        var divergence = network.Prior.Divergence(posterior).sum();
        var free = options.FreeBits * Math.Log(2) * options.LatentDimensions * windows.Events.Rows;
        var charged = maximum(divergence, zeros_like(divergence).PlusInPlace(free));
        return windows.Losses(network.Decoder, dropout, generator, network.Context(posterior.Latent)).Total.Plus(charged.Times(weight));
    }

    public ISequenceBehaviour Behaviour() => new SequentialVaeBehaviour(network, training.Statistics, OfNewUsers(), options.WindowLength);

    private LatentMixture OfNewUsers() => options.LatentSource == LatentSource.Prior
        ? network.Prior.ToMixture()
        : LatentMixture.OfPosteriors(
            training.Sequences,
            options.BatchSize,
            batch => network.Encode(EventWindows.Latest(training.Statistics, batch, options.WindowLength)),
            SeededRandom.For(options.Seed, RandomPurpose.Latents));
}
