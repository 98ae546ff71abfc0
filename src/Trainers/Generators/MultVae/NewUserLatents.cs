using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Where the latent vectors of users without a history come from.</summary>
/// <param name="Unconditional">Of users of whom nothing is known.</param>
/// <param name="Conditional">Of users under conditions; null if the model knows none.</param>
internal sealed record NewUserLatents(LatentDistribution Unconditional, LatentDistribution? Conditional)
{
    public static NewUserLatents StandardNormal(int dimensions, Conditions? conditions) => new(
        LatentDistribution.StandardNormal(dimensions),
        conditions is null ? null : LatentDistribution.StandardNormal(dimensions));

    /// <summary>Normal distributions fitted to the posteriors of the users: of all, and under conditions of those of whom something is known.</summary>
    public static NewUserLatents OfPosteriors(Interactions data, int[] users, MultVaeNetwork network, int batchSize, Conditions? conditions)
    {
        var unconditional = OfUsers(data, users, network, batchSize);
        if (conditions is null)
            return new(unconditional, null);
        int[] known = [.. users.Where(user => conditions.Of(user).Length > 0)];
        return new(unconditional, known.Length == 0 ? LatentDistribution.StandardNormal(network.LatentDimensions) : OfUsers(data, known, network, batchSize, conditions));
    }

    /// <summary>The latent vectors of standard normal vectors, each user's under its condition if it has one: users × dimensions.</summary>
    public Tensor Transform(Tensor normal, ConditionRows? conditions)
    {
        using var scope = NewDisposeScope();
        var vectors = Unconditional.Transform(normal);
        if (conditions is { AnyKnown: true })
            vectors = where(conditions.Known(normal.device), Conditional!.Transform(normal, conditions.ToTensor(normal.device)), vectors);
        return vectors.MoveToOuterDisposeScope();
    }

    public void Write(BinaryWriter writer)
    {
        Unconditional.Write(writer);
        Conditional?.Write(writer);
    }

    public static NewUserLatents Read(BinaryReader reader, bool conditional) =>
        new(LatentDistribution.Read(reader), conditional ? LatentDistribution.Read(reader) : null);

    /// <summary>The distribution of the latent vectors of some users, moving with conditions if they are given.</summary>
    public static LatentDistribution OfUsers(Interactions data, int[] users, MultVaeNetwork network, int batchSize, Conditions? conditions = null) =>
        LatentDistribution.OfPosteriors(users.Chunk(batchSize), network.LatentDimensions, conditions?.Dimensions ?? 0, batch =>
        {
            var rows = new SparseRows(batch.Length);
            var given = conditions is null ? null : new ConditionRows(batch.Length, conditions.Dimensions);
            for (var row = 0; row < batch.Length; row++)
            {
                MultVaeUsers.AddRow(rows, data.ItemsOf(batch[row]));
                given?.Set(row, conditions!.Of(batch[row]));
            }

            var condition = given?.ToTensor(network.Weights.Device);
            var (means, logVariances) = network.Encode(rows, condition);
            return (means, logVariances, condition);
        });
}
