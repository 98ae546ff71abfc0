using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws users from a trained <see cref="MultVaeNetwork"/>: a latent vector, then all items from the distribution it decodes to.</summary>
internal sealed class MultVaeBehaviour(
    MultVaeNetwork network, MultVaeOptions options, LatentDistribution latent, ActivityDistribution activity, ItemPopularity popularity) : IBehaviourModel
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
        var logits = network.Decode(Latents(histories, random, parallel));
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

    /// <summary>A latent vector for each user: of a user with a history from its posterior, of a new one from the fitted distribution.</summary>
    private Tensor Latents(int[][] histories, SeededRandom[] random, ParallelOptions parallel)
    {
        using var scope = NewDisposeScope();
        var dimensions = options.LatentDimensions;
        var normal = new float[histories.Length * dimensions];
        Parallel.For(0, histories.Length, parallel, user => StandardNormal.Fill(random[user], normal.AsSpan(user * dimensions, dimensions)));
        var noise = tensor(normal, float32).view(-1, dimensions);
        var vectors = latent.Transform(noise);
        if (Array.TrueForAll(histories, history => history.Length == 0))
            return vectors.MoveToOuterDisposeScope();

        var rows = new SparseRows(histories.Length);
        foreach (var history in histories)
            MultVaeUsers.AddRow(rows, history);
        var (means, logVariances) = network.Encode(rows);
        var given = tensor(Array.ConvertAll(histories, history => history.Length > 0)).unsqueeze(1);
        return where(given, means.Plus(logVariances.Times(0.5).exp() * noise), vectors).MoveToOuterDisposeScope();
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(options.HiddenWidth);
        writer.Write(options.LatentDimensions);
        writer.Write(options.Guidance);
        popularity.Write(writer);
        latent.Write(writer);
        activity.Write(writer);
        network.Weights.Write(writer);
    }

    public static MultVaeBehaviour Read(BinaryReader reader)
    {
        var options = new MultVaeOptions { HiddenWidth = reader.ReadInt32(), LatentDimensions = reader.ReadInt32(), Guidance = reader.ReadSingle() };
        var popularity = ItemPopularity.Read(reader);
        var latent = LatentDistribution.Read(reader);
        var activity = ActivityDistribution.Read(reader);
        var network = new MultVaeNetwork(popularity.ItemCount, options);
        network.Weights.Read(reader);
        return new(network, options, latent, activity, popularity);
    }

    public void Dispose() => network.Dispose();
}
