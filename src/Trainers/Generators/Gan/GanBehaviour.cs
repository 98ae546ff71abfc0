using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws users from a trained <see cref="GanNetwork"/>: noise, then all items from the distribution that it is made into.</summary>
internal sealed class GanBehaviour(
    GanNetwork network, GanOptions options, LatentDistribution noise, ActivityDistribution activity, ItemPopularity popularity) : IBehaviourModel
{
    public const string FamilyName = "gan";

    private readonly int itemCount = popularity.ItemCount;

    public string Family => FamilyName;

    public void Sample(BehaviourBatch batch)
    {
        var users = Enumerable.Range(0, batch.Count);
        var histories = users.Select(batch.HistoryOf).ToArray();
        var sizes = users.Select(user => Math.Min(activity.SizeAbove(histories[user].Length, batch.PlaceOf(user)), itemCount)).ToArray();
        var random = users.Select(user => batch.RandomOf(user, RandomPurpose.Sampling)).ToArray();
        var logits = Logits(histories, sizes, random);
        Parallel.For(
            0,
            batch.Count,
            new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() },
            () => new ItemDrawer(itemCount),
            (user, _, drawer) =>
            {
                var own = logits.AsSpan(user * itemCount, itemCount);
                for (var item = 0; item < itemCount; item++)
                    own[item] = popularity.IsTaken(item) ? own[item] : float.NegativeInfinity;
                List<int> items = [.. histories[user]];
                drawer.Draw(own, batch.Temperature, sizes[user] - histories[user].Length, items, random[user]);
                batch.SetItems(user, items, histories[user].Length);
                return drawer;
            },
            static _ => { });
    }

    private float[] Logits(int[][] histories, int[] sizes, SeededRandom[] random)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return network.Logits(Noise(histories, random), sizes, options.Guidance).ToSingles();
    }

    /// <summary>Noise for each user: of a user with a history from the encoder, of a new one from the fitted distribution.</summary>
    private Tensor Noise(int[][] histories, SeededRandom[] random)
    {
        using var scope = NewDisposeScope();
        var dimensions = options.NoiseDimensions;
        var drawn = new float[histories.Length * dimensions];
        var rows = new SparseRows(histories.Length);
        for (var user = 0; user < histories.Length; user++)
        {
            MultVaeUsers.AddRow(rows, histories[user]);
            StandardNormal.Fill(random[user], drawn.AsSpan(user * dimensions, dimensions));
        }

        var normal = tensor(drawn, float32, network.Weights.Device).view(-1, dimensions).clone();
        var (means, logVariances) = network.Autoencoder.Encode(rows);
        var given = tensor(Array.ConvertAll(histories, history => history.Length > 0), device: network.Weights.Device).unsqueeze(1);
        return where(given, means.Plus(logVariances.Times(0.5).exp() * normal), noise.Transform(normal)).MoveToOuterDisposeScope();
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(options.HiddenWidth);
        writer.Write(options.NoiseDimensions);
        writer.Write(options.Guidance);
        popularity.Write(writer);
        noise.Write(writer);
        activity.Write(writer);
        network.Weights.Write(writer);
    }

    public static GanBehaviour Read(BinaryReader reader)
    {
        var options = new GanOptions { HiddenWidth = reader.ReadInt32(), NoiseDimensions = reader.ReadInt32(), Guidance = reader.ReadSingle() };
        var popularity = ItemPopularity.Read(reader);
        var noise = LatentDistribution.Read(reader);
        var activity = ActivityDistribution.Read(reader);
        var network = new GanNetwork(popularity, options);
        network.Weights.Read(reader);
        return new(network, options, noise, activity, popularity);
    }

    public void Dispose() => network.Dispose();
}
