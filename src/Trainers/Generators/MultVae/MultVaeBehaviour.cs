using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws users from a trained <see cref="MultVaeNetwork"/>: a latent vector, then all items from the distribution it decodes to.</summary>
internal sealed class MultVaeBehaviour(
    MultVaeNetwork network, MultVaeOptions options, LatentDistribution latent, ActivityDistribution activity, int itemCount) : IBehaviourModel
{
    public const string FamilyName = "mult-vae";

    public string Family => FamilyName;

    public void Sample(BehaviourBatch batch)
    {
        var dimensions = options.LatentDimensions;
        var vectors = new float[batch.Count * dimensions];
        var random = new SeededRandom[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            random[i] = batch.RandomOf(i, RandomPurpose.Sampling);
            latent.Draw(random[i], vectors.AsSpan(i * dimensions, dimensions));
        }

        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var logits = network.Decode(tensor(vectors, float32).view(batch.Count, dimensions)).data<float>().ToArray();
        Parallel.For(
            0,
            batch.Count,
            new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() },
            () => new ItemDrawer(itemCount),
            (i, _, drawer) =>
            {
                var items = new List<int>();
                var size = Math.Min(activity.Draw(random[i]), itemCount);
                drawer.Draw(logits.AsSpan(i * itemCount, itemCount), batch.Temperature, size, new bool[itemCount], items, random[i]);
                items.Sort();
                batch.Items[i] = [.. items];
                return drawer;
            },
            static _ => { });
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(options.HiddenWidth);
        writer.Write(options.LatentDimensions);
        writer.Write(itemCount);
        latent.Write(writer);
        activity.Write(writer);
        network.Weights.Write(writer);
    }

    public static MultVaeBehaviour Read(BinaryReader reader)
    {
        var options = new MultVaeOptions { HiddenWidth = reader.ReadInt32(), LatentDimensions = reader.ReadInt32() };
        var itemCount = reader.ReadInt32();
        var latent = LatentDistribution.Read(reader);
        var activity = ActivityDistribution.Read(reader);
        var network = new MultVaeNetwork(itemCount, options);
        network.Weights.Read(reader);
        return new(network, options, latent, activity, itemCount);
    }

    public void Dispose() => network.Dispose();
}
