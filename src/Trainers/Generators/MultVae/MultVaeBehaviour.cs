using System.Numerics.Tensors;
using TorchSharp;
using static TorchSharp.torch;

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
        var logits = Logits(DrawLatents(histories, random), batch.Count);
        Parallel.For(
            0,
            batch.Count,
            new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() },
            () => new ItemDrawer(itemCount),
            (user, _, drawer) =>
            {
                var taken = new bool[itemCount];
                foreach (var item in histories[user])
                    taken[item] = true;
                var size = Math.Min(activity.SizeAbove(histories[user].Length, batch.PlaceOf(user)), itemCount);
                var items = new List<int>();
                var own = logits.AsSpan(user * itemCount, itemCount);
                TensorPrimitives.MultiplyAdd(own, options.Guidance, offsets.Values, own);
                drawer.Draw(own, batch.Temperature, size - histories[user].Length, taken, items, random[user]);
                items.Sort();
                batch.Items[user] = [.. items];
                return drawer;
            },
            static _ => { });
    }

    /// <summary>A latent vector for each user: of a user with a history from its posterior, of a new one from the fitted distribution.</summary>
    private float[] DrawLatents(int[][] histories, SeededRandom[] random)
    {
        var dimensions = options.LatentDimensions;
        var vectors = new float[histories.Length * dimensions];
        var given = Enumerable.Range(0, histories.Length).Where(user => histories[user].Length > 0).ToArray();
        foreach (var user in Enumerable.Range(0, histories.Length).Except(given))
            latent.Draw(random[user], vectors.AsSpan(user * dimensions, dimensions));
        if (given.Length == 0)
            return vectors;

        var (means, logVariances) = Posteriors(Array.ConvertAll(given, user => histories[user]));
        for (var row = 0; row < given.Length; row++)
        {
            for (var i = 0; i < dimensions; i++)
            {
                var at = row * dimensions + i;
                vectors[given[row] * dimensions + i] = means[at] + MathF.Exp(logVariances[at] / 2) * (float)random[given[row]].NextGaussian();
            }
        }

        return vectors;
    }

    private (float[] Means, float[] LogVariances) Posteriors(int[][] histories)
    {
        var rows = new SparseRows(histories.Length);
        foreach (var history in histories)
            MultVaeUsers.AddRow(rows, history);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var (means, logVariances) = network.Encode(rows);
        return (means.contiguous().data<float>().ToArray(), logVariances.contiguous().data<float>().ToArray());
    }

    private float[] Logits(float[] latents, int users)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return network.Decode(tensor(latents, float32).view(users, options.LatentDimensions)).data<float>().ToArray();
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
