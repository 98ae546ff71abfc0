using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// A deep state-space model of preferences with its inference network (Krishnan, Shalit and Sontag 2017).
/// Dynamics: a gated recurrent unit reads the preferences of the period before and the time since, and says how they move on average and
/// how much at random; first preferences have a mixture of kinds as their prior. Inference: a second unit reads what the user took from the last period
/// back to the present one.
/// </summary>
internal sealed class EvolutionNetwork : IDisposable
{
    private const float FirstLogVariance = -2;
    private readonly EmbeddingBag itemsIn;
    private readonly RecurrentEncoder forward, backward;
    private readonly Parameter backwardElapsed, forwardIn, forwardInBias, priorOut, priorOutBias, posteriorIn, posteriorInBias, posteriorOut, posteriorOutBias;
    private readonly MixturePrior firstPrior;
    private readonly EvolutionShape shape;

    public EvolutionNetwork(EvolutionShape shape, Calendar calendar, int[] arrivals, int seed, ReadOnlySpan<float> logPopularity = default, ComputeDevice device = ComputeDevice.Cpu)
    {
        this.shape = shape;
        var (hidden, latent) = (shape.Hidden, shape.Latent);
        Weights = new(seed, device);
        itemsIn = Weights.Embeddings(Weights.Xavier(shape.Items, hidden), shape.Items, hidden);
        var recurrent = RecurrentEncoder.Of(hidden, (weights, width) => new GruCell(weights, width));
        forward = (RecurrentEncoder)recurrent(Weights);
        backward = (RecurrentEncoder)recurrent(Weights);
        backwardElapsed = Weights.Normal(1, hidden);
        forwardIn = Weights.Normal(Weights.Xavier(latent, hidden), hidden, latent + 1);
        forwardInBias = Weights.Add(new float[hidden], hidden);
        priorOut = Weights.Normal(0.1 * Weights.Xavier(hidden, latent), 2 * latent, hidden);
        priorOutBias = Weights.Add(MeanAndLogVariance(latent), 2 * latent);
        posteriorIn = Weights.Normal(Weights.Xavier(hidden + latent, hidden), hidden, hidden + latent);
        posteriorInBias = Weights.Add(new float[hidden], hidden);
        posteriorOut = Weights.Normal(Weights.Xavier(hidden, latent), 2 * latent, hidden);
        posteriorOutBias = Weights.Add(MeanAndLogVariance(latent), 2 * latent);
        firstPrior = new(Weights, latent);
        Choice = new(Weights, shape, calendar, arrivals, logPopularity);
    }

    public Weights Weights { get; }

    public EvolutionShape Shape => shape;

    /// <summary>What users take, given their preferences.</summary>
    public ItemChoice Choice { get; }

    /// <summary>Follows preferences period by period: inferred where items are known, and by the dynamics elsewhere.</summary>
    /// <param name="batch">The timelines.</param>
    /// <param name="noise">Standard normal numbers: rows × latent dimensions.</param>
    /// <param name="starts">The first preferences of users of whom nothing is known, in the order of the first rows; null if there are none.</param>
    public PreferencePaths Follow(TimelineBatch batch, Tensor noise, Tensor? starts = null)
    {
        using var scope = NewDisposeScope();
        var (steps, elapsed, known) = (batch.Steps, batch.Elapsed(Weights.Device), batch.Known(Weights.Device));
        var evidence = batch.AnyKnown ? Evidence(batch, elapsed, known) : null;
        var (allKnown, divergence) = (batch.AllKnown, zeros(1, device: Weights.Device));
        var preferences = zeros(steps.CountOf(0), shape.Latent, device: Weights.Device);
        var state = forward.Start(steps.CountOf(0));
        List<Tensor> path = [];
        Gaussian? first = null;
        for (var step = 0; step < steps.Count; step++)
        {
            var (start, count) = (steps.StartOf(step), steps.CountOf(step));
            Tensor Rows(Tensor all) => all.narrow(0, start, count);
            var before = preferences.narrow(0, 0, count);
            var input = nn.functional.linear(cat([before, Rows(elapsed)], 1), forwardIn, forwardInBias);
            (var hidden, state) = forward.Step(input, null, Array.ConvertAll(state, part => part.narrow(0, 0, count)));
            var dynamics = Moved(before, hidden, priorOut, priorOutBias);
            if (evidence is not null)
            {
                var inner = nn.functional.linear(cat([evidence[step], before], 1), posteriorIn, posteriorInBias).tanh();
                var inferred = Moved(before, inner, posteriorOut, posteriorOutBias);
                first ??= inferred;
                preferences = inferred.At(Rows(noise));
                divergence = divergence.Plus(step == 0 ? firstPrior.Divergence(new(inferred.Mean, inferred.LogVariance, preferences)).sum() : inferred.DivergenceFrom(dynamics));
            }

            if (!allKnown)
            {
                var free = step == 0 ? starts! : dynamics.At(Rows(noise));
                preferences = evidence is null ? free : where(Rows(known).to(@bool), preferences, free);
            }

            path.Add(preferences);
        }

        return new(
            cat(path, 0).MoveToOuterDisposeScope(),
            allKnown ? divergence.MoveToOuterDisposeScope() : null,
            first is null ? null : new(first.Mean.MoveToOuterDisposeScope(), first.LogVariance.MoveToOuterDisposeScope()));
    }

    public void Dispose() => Weights.Dispose();

    /// <summary>What each step's known items and those after them say, from the last step back.</summary>
    private Tensor[] Evidence(TimelineBatch batch, Tensor elapsed, Tensor known)
    {
        var steps = batch.Steps;
        var inputs = batch.Items.Embed(itemsIn).Plus(elapsed * backwardElapsed);
        var evidence = new Tensor[steps.Count];
        Tensor[] state = [zeros(0, shape.Hidden, device: Weights.Device)];
        for (var step = steps.Count - 1; step >= 0; step--)
        {
            var (start, count) = (steps.StartOf(step), steps.CountOf(step));
            var begun = cat([state[0], zeros(count - steps.CountOf(step + 1), shape.Hidden, device: Weights.Device)], 0);
            (evidence[step], state) = backward.Step(inputs.narrow(0, start, count), known.narrow(0, start, count), [begun]);
        }

        return evidence;
    }

    private static Gaussian Moved(Tensor before, Tensor hidden, Parameter weights, Parameter bias)
    {
        var parts = nn.functional.linear(hidden, weights, bias).chunk(2, 1);
        return new(before.Plus(parts[0]), parts[1]);
    }

    private static float[] MeanAndLogVariance(int latent) => [.. new float[latent], .. Enumerable.Repeat(FirstLogVariance, latent)];
}
