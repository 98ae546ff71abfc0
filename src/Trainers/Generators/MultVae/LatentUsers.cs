using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws users from the latent space of an autoencoder: a latent vector, then all items from the distribution that it is made into.</summary>
/// <param name="network">Places users with a history.</param>
/// <param name="newUsers">Places users without.</param>
/// <param name="activity">How many items users have.</param>
/// <param name="guidance">What logits are multiplied by.</param>
/// <param name="offsets">What is added to them then.</param>
internal sealed class LatentUsers(MultVaeNetwork network, NewUserLatents newUsers, ActivityDistribution activity, float guidance, ItemOffsets offsets)
{
    /// <summary>What is added to the decoder's products once they are multiplied by guidance: one pass over them instead of two.</summary>
    private readonly float[] biases = Biases(network, guidance, offsets);

    /// <summary>Makes the latent vectors of users with so many items, under conditions or none, into the logits of all items without their biases: users × items.</summary>
    public delegate Tensor Decoder(Tensor latents, int[] sizes, Tensor? conditions);

    public void Sample(BehaviourBatch batch, Decoder decode)
    {
        var users = Enumerable.Range(0, batch.Count);
        var histories = users.Select(batch.HistoryOf).ToArray();
        var sizes = users.Select(user => Math.Min(activity.SizeAbove(histories[user].Length, batch.PlaceOf(user)), biases.Length)).ToArray();
        var random = users.Select(user => batch.RandomOf(user, RandomPurpose.Sampling)).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() };
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var logits = Logits(batch, histories, Normal(random, parallel), (latents, conditions) => decode(latents, sizes, conditions)).cpu();
        Span<float> LogitsOf(int user) => MemoryMarshal.Cast<byte, float>(logits.bytes).Slice(user * biases.Length, biases.Length);
        Parallel.For(0, batch.Count, parallel, () => new ItemDrawer(biases.Length), (user, _, drawer) =>
        {
            var own = LogitsOf(user);
            TensorPrimitives.MultiplyAdd(own, guidance, biases, own);
            batch.Items[user] = drawer.DrawSet(own, batch.Temperature, sizes[user] - histories[user].Length, histories[user], random[user]);
            return drawer;
        }, static _ => { });
        if (batch.Expected is null)
            return;
        foreach (var user in users)
            batch.Expected.Add(LogitsOf(user), sizes[user] - histories[user].Length, histories[user]);
    }

    private static float[] Biases(MultVaeNetwork network, float guidance, ItemOffsets offsets)
    {
        var biases = network.ItemBiases();
        TensorPrimitives.MultiplyAdd(biases, guidance, offsets.Values, biases);
        return biases;
    }

    private Tensor Normal(SeededRandom[] random, ParallelOptions parallel)
    {
        var dimensions = network.LatentDimensions;
        var normal = new float[random.Length * dimensions];
        Parallel.For(0, random.Length, parallel, user => StandardNormal.Fill(random[user], normal.AsSpan(user * dimensions, dimensions)));
        return tensor(normal, float32, network.Weights.Device).view(-1, dimensions);
    }

    /// <summary>The logits of all items: as far beyond those without conditions as <see cref="SampleRequest.ConditionStrength"/> says.</summary>
    private Tensor Logits(BehaviourBatch batch, int[][] histories, Tensor normal, Func<Tensor, Tensor?, Tensor> decode)
    {
        using var scope = NewDisposeScope();
        var conditions = new ConditionRows(batch.Count, network.ConditionDimensions);
        for (var user = 0; user < batch.Count; user++)
            conditions.Set(user, batch.ConditionOf(user));
        if (batch.ConditionStrength == 0 || !conditions.AnyKnown)
            return decode(Latents(histories, normal, newUsers.Unconditional, null), null).MoveToOuterDisposeScope();

        var known = conditions.ToTensor(network.Weights.Device);
        var conditional = decode(Latents(histories, normal, newUsers.Conditional!, known), known);
        if (batch.ConditionStrength == 1 && conditions.AllKnown)
            return conditional.MoveToOuterDisposeScope();
        var unconditional = decode(Latents(histories, normal, newUsers.Unconditional, null), null);
        var guided = unconditional.Plus(conditional.Minus(unconditional).Times(batch.ConditionStrength));
        return where(conditions.Known(network.Weights.Device), guided, unconditional).MoveToOuterDisposeScope();
    }

    /// <summary>A latent vector for each user: of a user with a history from its posterior, of a new one from the given distribution.</summary>
    private Tensor Latents(int[][] histories, Tensor normal, LatentDistribution ofNewUsers, Tensor? conditions)
    {
        using var scope = NewDisposeScope();
        var vectors = ofNewUsers.Transform(normal, conditions);
        if (Array.TrueForAll(histories, history => history.Length == 0))
            return vectors.MoveToOuterDisposeScope();
        var (means, logVariances) = network.Encode(MultVaeUsers.Rows(histories), conditions);
        var given = tensor(Array.ConvertAll(histories, history => history.Length > 0), device: normal.device).unsqueeze(1);
        return where(given, StandardNormal.Draw(means, logVariances, normal), vectors).MoveToOuterDisposeScope();
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(network.ConditionDimensions);
        newUsers.Write(writer);
        activity.Write(writer);
        network.Weights.Write(writer);
    }
}
