using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws users from a trained <see cref="EvolutionNetwork"/>: times, then the path of their preferences, then items.</summary>
internal sealed class EvolutionBehaviour(
    EvolutionNetwork network, EvolutionWorld world, LatentMixture starts, ActivityDistribution activity, SessionTimeModel times) : ISequenceBehaviour
{
    public const string FamilyName = "preference-evolution";

    private const int MomentsAtOnce = 256;
    private readonly EvolutionShape shape = network.Shape;

    public string Family => FamilyName;

    public Vocabulary? EventTypes => world.Types?.Types;

    public SequenceTargets? Targets => null;

    public EvolutionWorld World => world;

    public void Sample(BehaviourBatch batch)
    {
        var plan = batch.Evolution ?? EvolutionPlan.AsLearnt;
        var users = Enumerable.Range(0, batch.Count).Select(user => new EvolvingUser(user, batch, world, plan, activity, times)).ToArray();
        var paths = new DrawnPaths(network, starts, users, batch, plan);
        (EvolvingUser User, Moment Moment, float[] Preferences)[] moments =
            [.. users.SelectMany((user, at) => user.Moments.Select(moment => (user, moment, paths.PreferencesOf(at, moment))))];
        var sampler = new ItemSampler(batch.Temperature, batch.TopK, batch.TopP);
        foreach (var chunk in moments.Chunk(MomentsAtOnce))
        {
            using var scope = NewDisposeScope();
            var logits = LogProbabilities([.. chunk.Select(moment => moment.User.Timeline.PeriodOf(moment.Moment.Entry))], [.. chunk.Select(moment => moment.Preferences)], plan.Controls);
            var rows = Enumerable.Range(0, chunk.Length).GroupBy(row => chunk[row].User).ToArray();
            Parallel.ForEach(rows, new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() }, own =>
            {
                var scratch = new float[shape.Items];
                foreach (var row in own)
                {
                    var ofMoment = MemoryMarshal.Cast<byte, float>(logits.bytes).Slice(row * shape.Items, shape.Items);
                    Shift(ofMoment, plan.Events, chunk[row].Moment.Levels);
                    own.Key.Draw(chunk[row].Moment, ofMoment, scratch, sampler);
                }
            });
        }

        Hand(users, batch);
    }

    private Tensor LogProbabilities(int[] periods, float[][] preferences, EvolutionControls controls)
    {
        using var _ = no_grad();
        return network.Choice.LogProbabilities(periods, Rows(preferences), controls).cpu().contiguous();
    }

    private Tensor Rows(float[][] rows) => tensor([.. rows.SelectMany(row => row)], float32, network.Weights.Device).view(rows.Length, -1).clone();

    private static void Shift(Span<float> logits, PlannedEvent[] events, float[] levels)
    {
        for (var at = 0; at < events.Length; at++)
        {
            foreach (var item in events[at].Items)
                logits[item] += events[at].Event.Strength * levels[at];
        }
    }

    private void Hand(EvolvingUser[] users, BehaviourBatch batch)
    {
        batch.Timestamps = new long[batch.Count][];
        batch.EventTypes = EventTypes is null ? null : new byte[batch.Count][];
        for (var user = 0; user < users.Length; user++)
        {
            var drawn = users[user].Drawn();
            (batch.Items[user], batch.Timestamps[user]) = (drawn.Items, drawn.Times);
            if (batch.EventTypes is not null)
                batch.EventTypes[user] = drawn.Types!;
        }
    }

    public void Write(BinaryWriter writer)
    {
        shape.Write(writer);
        world.Write(writer);
        starts.Write(writer);
        activity.Write(writer);
        times.Write(writer);
        network.Weights.Write(writer);
    }

    public static EvolutionBehaviour Read(BinaryReader reader)
    {
        var shape = EvolutionShape.Read(reader);
        var world = EvolutionWorld.Read(reader);
        var (starts, activity, times) = (LatentMixture.Read(reader), ActivityDistribution.Read(reader), SessionTimeModel.Read(reader));
        var network = new EvolutionNetwork(shape, world.Calendar, world.Arrivals, seed: 0);
        network.Weights.Read(reader);
        return new(network, world, starts, activity, times);
    }

    public void Dispose() => network.Dispose();
}
