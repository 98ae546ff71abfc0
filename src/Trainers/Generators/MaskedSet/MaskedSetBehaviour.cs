using System.Numerics.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws users from a trained <see cref="MaskedSetNetwork"/>: from nothing or a history, a growing number of items in each step.</summary>
internal sealed class MaskedSetBehaviour : IBehaviourModel
{
    public const string FamilyName = "masked-set";

    private readonly MaskedSetNetwork network;
    private readonly MaskedSetOptions options;
    private readonly ActivityDistribution activity;
    private readonly LinearEvidence? evidence;
    private readonly ItemPopularity popularity;
    private readonly float[] towardsPopularity;
    private readonly float[] tail;

    public MaskedSetBehaviour(MaskedSetNetwork network, MaskedSetOptions options, ActivityDistribution activity, LinearEvidence? evidence, ItemPopularity popularity)
    {
        (this.network, this.options, this.activity, this.evidence, this.popularity) = (network, options, activity, evidence, popularity);
        towardsPopularity = Array.ConvertAll(popularity.Logarithms, logarithm => (1 - options.Guidance) * logarithm);
        tail = popularity.Uniform(options.TailShare);
    }

    public string Family => FamilyName;

    private int ItemCount => popularity.ItemCount;

    public void Sample(BehaviourBatch batch)
    {
        var users = new GrowingUser[batch.Count];
        for (var i = 0; i < users.Length; i++)
        {
            var random = batch.RandomOf(i, RandomPurpose.Sampling);
            var history = batch.HistoryOf(i);
            users[i] = new(random, Math.Min(activity.DrawAbove(history.Length, random), ItemCount), history, ItemCount, evidence);
        }

        for (var step = 1; step <= options.SamplingSteps; step++)
            Step(users, (double)step / options.SamplingSteps, batch.Temperature * options.NeutralTemperature);
        for (var i = 0; i < users.Length; i++)
            batch.Items[i] = users[i].Drawn;
    }

    private void Step(GrowingUser[] users, double time, float temperature)
    {
        var growing = users.Where(user => user.WantedBy(time) > user.Items.Count).ToArray();
        if (growing.Length == 0)
            return;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() };
        var logits = Logits(growing, parallel);
        Parallel.For(
            0,
            growing.Length,
            parallel,
            () => new ItemDrawer(ItemCount, tail),
            (row, _, drawer) =>
            {
                var user = growing[row];
                var own = logits.AsSpan(row * ItemCount, ItemCount);
                TensorPrimitives.MultiplyAdd(own, options.Guidance, towardsPopularity, own);
                drawer.Draw(own, temperature, user.WantedBy(time) - user.Items.Count, user.Taken, user.Items, user.Random);
                return drawer;
            },
            static _ => { });
    }

    private float[] Logits(GrowingUser[] users, ParallelOptions parallel)
    {
        var visible = new SparseRows(users.Length);
        var sizes = new float[2 * users.Length];
        for (var row = 0; row < users.Length; row++)
        {
            var items = users[row].Items;
            visible.StartRow();
            foreach (var item in items)
                visible.Add(item, 1 / MathF.Sqrt(items.Count));
            (sizes[2 * row], sizes[2 * row + 1]) = MaskedSetNetwork.Features(items.Count, users[row].Size);
        }

        float[]? evidenceRows = null;
        if (evidence is not null)
        {
            evidenceRows = new float[users.Length * ItemCount];
            Parallel.For(0, users.Length, parallel, row => users[row].FillEvidence(evidenceRows.AsSpan(row * ItemCount, ItemCount)));
        }

        using var _ = no_grad();
        using var logits = network.Forward(visible, sizes, evidenceRows);
        return logits.data<float>().ToArray();
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(options.HiddenWidth);
        writer.Write(options.NumberOfBlocks);
        writer.Write(options.SamplingSteps);
        writer.Write(options.Guidance);
        writer.Write(options.NeutralTemperature);
        writer.Write(options.TailShare);
        popularity.Write(writer);
        activity.Write(writer);
        writer.Write(evidence is not null);
        evidence?.Write(writer);
        network.Weights.Write(writer);
    }

    public static MaskedSetBehaviour Read(BinaryReader reader)
    {
        var options = new MaskedSetOptions
        {
            HiddenWidth = reader.ReadInt32(),
            NumberOfBlocks = reader.ReadInt32(),
            SamplingSteps = reader.ReadInt32(),
            Guidance = reader.ReadSingle(),
            NeutralTemperature = reader.ReadSingle(),
            TailShare = reader.ReadSingle(),
        };
        var popularity = ItemPopularity.Read(reader);
        var activity = ActivityDistribution.Read(reader);
        var evidence = reader.ReadBoolean() ? LinearEvidence.Read(reader) : null;
        var network = new MaskedSetNetwork(popularity.ItemCount, options);
        network.Weights.Read(reader);
        return new(network, options, activity, evidence, popularity);
    }

    public void Dispose() => network.Dispose();
}
