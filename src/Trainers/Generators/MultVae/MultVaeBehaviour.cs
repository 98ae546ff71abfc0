using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws users from a trained <see cref="MultVaeNetwork"/>: a latent vector, then all items from the distribution it decodes to.</summary>
internal sealed class MultVaeBehaviour(
    MultVaeNetwork network, MultVaeOptions options, LatentDistribution latent, LatentDistribution? conditionalLatent, ActivityDistribution activity, ItemPopularity popularity) : IBehaviourModel
{
    public const string FamilyName = "mult-vae";

    private readonly int itemCount = popularity.ItemCount;
    private readonly ItemOffsets offsets = ItemOffsets.Guess(popularity, options.Guidance);

    public string Family => FamilyName;

    public void Sample(BehaviourBatch batch)
    {
        var users = Enumerable.Range(0, batch.Count);
        var histories = users.Select(batch.HistoryOf).ToArray();
        var random = users.Select(user => batch.RandomOf(user, RandomPurpose.Sampling)).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() };
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var logits = Logits(batch, histories, random, parallel).cpu();
        Parallel.For(0, batch.Count, parallel, () => new ItemDrawer(itemCount), (user, _, drawer) =>
        {
            var history = histories[user];
            var size = Math.Min(activity.SizeAbove(history.Length, batch.PlaceOf(user)), itemCount);
            var items = new List<int>(size);
            items.AddRange(history);
            var own = MemoryMarshal.Cast<byte, float>(logits.bytes).Slice(user * itemCount, itemCount);
            TensorPrimitives.MultiplyAdd(own, options.Guidance, offsets.Values, own);
            drawer.Draw(own, batch.Temperature, size - history.Length, items, random[user]);
            batch.SetItems(user, items, history.Length);
            return drawer;
        }, static _ => { });
    }

    /// <summary>The logits of all items: as far beyond those without conditions as <see cref="SampleRequest.ConditionStrength"/> says.</summary>
    private Tensor Logits(BehaviourBatch batch, int[][] histories, SeededRandom[] random, ParallelOptions parallel)
    {
        using var scope = NewDisposeScope();
        var dimensions = options.LatentDimensions;
        var normal = new float[batch.Count * dimensions];
        Parallel.For(0, batch.Count, parallel, user => StandardNormal.Fill(random[user], normal.AsSpan(user * dimensions, dimensions)));
        var noise = tensor(normal, float32, network.Weights.Device).view(-1, dimensions);
        var conditions = new ConditionRows(batch.Count, network.ConditionDimensions);
        for (var user = 0; user < batch.Count; user++)
            conditions.Set(user, batch.ConditionOf(user));
        if (batch.ConditionStrength == 0 || !conditions.AnyKnown)
            return network.Decode(Latents(histories, noise, latent, null)).MoveToOuterDisposeScope();

        var known = conditions.ToTensor(network.Weights.Device);
        var conditional = network.Decode(Latents(histories, noise, conditionalLatent!, known), known);
        if (batch.ConditionStrength == 1 && conditions.AllKnown)
            return conditional.MoveToOuterDisposeScope();
        var unconditional = network.Decode(Latents(histories, noise, latent, null));
        var guided = unconditional.Plus(conditional.Minus(unconditional).Times(batch.ConditionStrength));
        return where(conditions.Known(network.Weights.Device), guided, unconditional).MoveToOuterDisposeScope();
    }

    /// <summary>A latent vector for each user: of a user with a history from its posterior, of a new one from the given distribution.</summary>
    private Tensor Latents(int[][] histories, Tensor noise, LatentDistribution ofNewUsers, Tensor? conditions)
    {
        using var scope = NewDisposeScope();
        var vectors = ofNewUsers.Transform(noise, conditions);
        if (Array.TrueForAll(histories, history => history.Length == 0))
            return vectors.MoveToOuterDisposeScope();
        var (means, logVariances) = network.Encode(Rows(histories), conditions);
        var given = tensor(Array.ConvertAll(histories, history => history.Length > 0), device: noise.device).unsqueeze(1);
        return where(given, means.Plus(logVariances.Times(0.5).exp() * noise), vectors).MoveToOuterDisposeScope();
    }

    private static SparseRows Rows(int[][] histories)
    {
        var rows = new SparseRows(histories.Length);
        foreach (var history in histories)
            MultVaeUsers.AddRow(rows, history);
        return rows;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(options.HiddenWidth);
        writer.Write(options.LatentDimensions);
        writer.Write(options.Guidance);
        popularity.Write(writer);
        writer.Write(network.ConditionDimensions);
        latent.Write(writer);
        conditionalLatent?.Write(writer);
        activity.Write(writer);
        network.Weights.Write(writer);
    }

    public static MultVaeBehaviour Read(BinaryReader reader)
    {
        var options = new MultVaeOptions { HiddenWidth = reader.ReadInt32(), LatentDimensions = reader.ReadInt32(), Guidance = reader.ReadSingle() };
        var popularity = ItemPopularity.Read(reader);
        var conditionDimensions = reader.ReadInt32();
        var latent = LatentDistribution.Read(reader);
        var conditionalLatent = conditionDimensions == 0 ? null : LatentDistribution.Read(reader);
        var activity = ActivityDistribution.Read(reader);
        var network = new MultVaeNetwork(popularity.ItemCount, options, conditionDimensions);
        network.Weights.Read(reader);
        return new(network, options, latent, conditionalLatent, activity, popularity);
    }

    /// <summary>The means of the posteriors of users given by their items.</summary>
    public float[][] Encode(int[][] histories)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return [.. network.Encode(Rows(histories)).Mean.ToSingles().Chunk(options.LatentDimensions)];
    }

    /// <summary>The probabilities of all items at a point.</summary>
    public float[] Decode(ReadOnlySpan<float> point)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return nn.functional.softmax(network.Decode(tensor(point.ToArray(), float32, network.Weights.Device).view(1, -1)), 1).ToSingles();
    }

    public int LatentDimensions => options.LatentDimensions;

    public void Dispose() => network.Dispose();
}
