using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// A mixture of normal distributions of latent vectors, one for each cluster of users. Its mean and covariance are those of the
/// users' posteriors together, as those of a single normal distribution would be, and it leaves empty what lies between kinds of users.
/// </summary>
internal sealed class LatentMixture
{
    private const int MostComponents = 10;
    private const int UsersPerComponent = 50;
    private readonly float[] shares;
    private readonly LatentDistribution[] components;

    private LatentMixture(float[] shares, LatentDistribution[] components) => (this.shares, this.components) = (shares, components);

    public static LatentMixture Of(float[] shares, LatentDistribution[] components) => new(shares, components);

    /// <summary>The mixture of users whose posteriors are given.</summary>
    /// <param name="users">The users.</param>
    /// <param name="batchSize">How many posteriors are asked for at once.</param>
    /// <param name="posteriorsOf">The means and log-variances of some users, each users × dimensions.</param>
    /// <param name="random">The random stream.</param>
    public static LatentMixture OfPosteriors<TUser>(TUser[] users, int batchSize, Func<TUser[], (Tensor Means, Tensor LogVariances)> posteriorsOf, SeededRandom random)
    {
        var points = users.Chunk(batchSize).SelectMany(batch => MeansOf(batch, posteriorsOf)).ToArray();
        var clusters = UserClusters.Of(points, Math.Clamp(users.Length / UsersPerComponent, 1, MostComponents), random);
        var groups = users.Zip(clusters).GroupBy(pair => pair.Second, pair => pair.First).OrderBy(group => group.Key).Select(group => group.ToArray()).ToArray();
        return new(
            Array.ConvertAll(groups, group => (float)group.Length / users.Length),
            Array.ConvertAll(groups, group => LatentDistribution.OfPosteriors(group.Chunk(batchSize), points[0].Length, conditionDimensions: 0, batch =>
            {
                var (means, logVariances) = posteriorsOf(batch);
                return (means, logVariances, null);
            })));
    }

    /// <summary>Draws a latent vector by each random stream: rows × dimensions.</summary>
    /// <param name="noise">Standard normal numbers, rows × dimensions.</param>
    /// <param name="random">The random streams, which say from which component each vector comes.</param>
    public Tensor Draw(Tensor noise, SeededRandom[] random)
    {
        using var scope = NewDisposeScope();
        var drawn = Array.ConvertAll(random, own => Shares.Draw(shares, own));
        var vectors = components[0].Transform(noise);
        for (var component = 1; component < components.Length; component++)
            vectors = where(tensor(Array.ConvertAll(drawn, one => one == component), device: noise.device).unsqueeze(1), components[component].Transform(noise), vectors);
        return vectors.MoveToOuterDisposeScope();
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteSingles(shares);
        foreach (var component in components)
            component.Write(writer);
    }

    public static LatentMixture Read(BinaryReader reader)
    {
        var shares = reader.ReadSingles();
        return new(shares, Array.ConvertAll(shares, _ => LatentDistribution.Read(reader)));
    }

    private static float[][] MeansOf<TUser>(TUser[] batch, Func<TUser[], (Tensor Means, Tensor LogVariances)> posteriorsOf)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var means = posteriorsOf(batch).Means;
        return [.. means.ToSingles().Chunk((int)means.shape[1])];
    }
}
