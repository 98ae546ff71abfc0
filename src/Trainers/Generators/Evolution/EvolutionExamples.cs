using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>A mini-batch of users to learn from: what is inferred from, what must come out, and the noise of the inference.</summary>
internal sealed class EvolutionExamples
{
    private static readonly EvolutionControls AsLearnt = new();
    private readonly TimelineBatch batch;
    private readonly SparseRows targets;
    private readonly int[] periods;
    private readonly float[] noise;
    private readonly int interactions;

    public EvolutionExamples(Timeline[] timelines, EvolutionShape shape, float dropout, SeededRandom random)
    {
        Count = timelines.Length;
        interactions = timelines.Sum(timeline => timeline.Interactions);
        batch = new(timelines, dropout, random);
        var rows = batch.Steps.Rows;
        targets = new(rows.Length);
        periods = new int[rows.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            var (user, entry) = rows[row];
            periods[row] = timelines[user].PeriodOf(entry);
            targets.StartRow();
            foreach (var item in timelines[user].ItemsOf(entry))
                targets.Add(((long)row * shape.Items) + item, 1f / Count);
        }

        noise = new float[rows.Length * shape.Latent];
        StandardNormal.Fill(random, noise);
    }

    public int Count { get; }

    /// <summary>The mean over users of the negative evidence lower bound, its divergence weighted by β, with the prior of the share of discoveries.</summary>
    /// <param name="network">The network.</param>
    /// <param name="beta">The weight of the divergence.</param>
    /// <param name="priorOfDiscovery">The weight of <see cref="DiscoveryPrior"/>, in interactions for each.</param>
    public Tensor Loss(EvolutionNetwork network, double beta, double priorOfDiscovery = 0)
    {
        using var scope = NewDisposeScope();
        var paths = Follow(network);
        var likelihood = targets.WeightedSum(network.Choice.LogProbabilities(periods, paths.Preferences, AsLearnt));
        var odds = network.Choice.DiscoveryLogOdds();
        var prior = nn.functional.logsigmoid(odds).Plus(nn.functional.logsigmoid(odds.neg())).sum().Times(priorOfDiscovery * interactions / Count);
        return paths.Divergence!.sum().Times(beta / Count).Minus(likelihood).Minus(prior).MoveToOuterDisposeScope();
    }

    /// <summary>How much likelier each interaction is as a discovery than as an interest, as logarithms.</summary>
    public float[] DiscoveryEvidence(EvolutionNetwork network)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return targets.At(network.Choice.DiscoveryEvidence(periods, Follow(network).Preferences)).ToSingles();
    }

    /// <summary>The means and log-variances of what is inferred of the users' first preferences, each users × latent dimensions.</summary>
    public (Tensor Means, Tensor LogVariances) FirstPreferences(EvolutionNetwork network)
    {
        using var scope = NewDisposeScope();
        var first = Follow(network).First!;
        var rows = tensor([.. Enumerable.Range(0, Count).Select(user => (long)batch.Steps.RowOf(user, 0))], int64, network.Weights.Device);
        return (first.Mean.index_select(0, rows).MoveToOuterDisposeScope(), first.LogVariance.index_select(0, rows).MoveToOuterDisposeScope());
    }

    private PreferencePaths Follow(EvolutionNetwork network) => network.Follow(batch, tensor(noise, float32, network.Weights.Device).view(-1, network.Shape.Latent).clone());
}
