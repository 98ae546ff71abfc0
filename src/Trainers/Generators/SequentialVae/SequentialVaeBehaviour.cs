using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws users from a trained <see cref="SequentialVaeNetwork"/>: a latent vector each, then event after event given it.</summary>
/// <param name="network">The network.</param>
/// <param name="statistics">What is known of all sequences.</param>
/// <param name="latent">The latent vectors of new users.</param>
/// <param name="window">How many of a history's last events its latent vector is inferred from.</param>
internal sealed class SequentialVaeBehaviour(SequentialVaeNetwork network, SequenceStatistics statistics, LatentMixture latent, int window) : ISequenceBehaviour
{
    public const string FamilyName = "sequential-vae";

    private readonly SequenceBehaviour decoder = new(network.Decoder, statistics);

    public string Family => FamilyName;

    public Vocabulary? EventTypes => statistics.EventTypes;

    public SequenceTargets? Targets => statistics.Targets;

    public SequentialVaeNetwork Network => network;

    public SequenceStatistics Statistics => statistics;

    public void Sample(BehaviourBatch batch)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Sample(batch, Latents(batch));
    }

    /// <summary>Draws users at given points: users × latent dimensions.</summary>
    public void Sample(BehaviourBatch batch, Tensor latents)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        decoder.Sample(batch, network.Context(latents));
    }

    /// <summary>A latent vector for each user: of a user with a history from its posterior, of a new one from the distribution of new users.</summary>
    public Tensor Latents(BehaviourBatch batch)
    {
        using var scope = NewDisposeScope();
        var dimensions = network.LatentDimensions;
        var normal = new float[batch.Count * dimensions];
        var random = Enumerable.Range(0, batch.Count).Select(user => batch.RandomOf(user, RandomPurpose.Latents)).ToArray();
        for (var user = 0; user < batch.Count; user++)
            StandardNormal.Fill(random[user], normal.AsSpan(user * dimensions, dimensions));
        var noise = tensor(normal, float32, network.Decoder.Weights.Device).view(-1, dimensions);
        var vectors = latent.Draw(noise, random);
        var histories = Enumerable.Range(0, batch.Count).Select(user => batch.EventsOf(user, EventTypes)).ToArray();
        if (Array.TrueForAll(histories, history => history.Count == 0))
            return vectors.MoveToOuterDisposeScope();
        var (means, logVariances) = network.Encode(EventWindows.Latest(statistics, histories, window));
        var given = tensor(Array.ConvertAll(histories, history => history.Count > 0), device: noise.device).unsqueeze(1);
        return where(given, StandardNormal.Draw(means, logVariances, noise), vectors).MoveToOuterDisposeScope();
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(network.LatentDimensions);
        writer.Write(window);
        latent.Write(writer);
        decoder.Write(writer);
    }

    public static SequentialVaeBehaviour Read(BinaryReader reader)
    {
        var (dimensions, window) = (reader.ReadInt32(), reader.ReadInt32());
        var latent = LatentMixture.Read(reader);
        var statistics = SequenceStatistics.Read(reader);
        var decoder = new SequenceNetwork(statistics.Shape, RecurrentEncoder.Read(reader, (weights, width) => new GruCell(weights, width)), seed: 0);
        var network = new SequentialVaeNetwork(decoder, dimensions);
        decoder.Weights.Read(reader);
        return new(network, statistics, latent, window);
    }

    public void Dispose() => decoder.Dispose();
}
