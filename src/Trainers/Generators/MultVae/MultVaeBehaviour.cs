using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws users from a trained <see cref="MultVaeNetwork"/>: a latent vector, then all items from the distribution it decodes to.</summary>
internal sealed class MultVaeBehaviour(
    MultVaeNetwork network, MultVaeOptions options, NewUserLatents latents, ActivityDistribution activity, ItemPopularity popularity) : IBehaviourModel
{
    public const string FamilyName = "mult-vae";

    private readonly LatentUsers users = new(network, latents, activity, options.Guidance, ItemOffsets.Guess(popularity, options.Guidance));

    public string Family => FamilyName;

    public void Sample(BehaviourBatch batch) => users.Sample(batch, (latents, _, conditions) => network.DecodeUnbiased(latents, conditions));

    public void Write(BinaryWriter writer)
    {
        writer.Write(options.HiddenWidth);
        writer.Write(options.LatentDimensions);
        writer.Write(options.Guidance);
        popularity.Write(writer);
        users.Write(writer);
    }

    public static MultVaeBehaviour Read(BinaryReader reader)
    {
        var options = new MultVaeOptions { HiddenWidth = reader.ReadInt32(), LatentDimensions = reader.ReadInt32(), Guidance = reader.ReadSingle() };
        var popularity = ItemPopularity.Read(reader);
        var conditionDimensions = reader.ReadInt32();
        var latents = NewUserLatents.Read(reader, conditionDimensions > 0);
        var activity = ActivityDistribution.Read(reader);
        var network = new MultVaeNetwork(popularity.ItemCount, options, conditionDimensions);
        network.Weights.Read(reader);
        return new(network, options, latents, activity, popularity);
    }

    /// <summary>The means of the posteriors of users given by their items.</summary>
    public float[][] Encode(int[][] histories)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return [.. network.Encode(MultVaeUsers.Rows(histories)).Mean.ToSingles().Chunk(options.LatentDimensions)];
    }

    /// <summary>The probabilities of all items at a point.</summary>
    public float[] Decode(ReadOnlySpan<float> point)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var probabilities = nn.functional.softmax(network.Decode(tensor(point.ToArray(), float32, network.Weights.Device).view(1, -1)), 1).ToSingles();
        GC.KeepAlive(this); // Or the weights might be taken while libtorch reads them.
        return probabilities;
    }

    public int LatentDimensions => options.LatentDimensions;

    public void Dispose() => network.Dispose();
}
