using SynthRec.MLNet.Generators;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>Posteriors of one dimension with means −3 and 5, three of the first for each of the second, and variance 0.01.</summary>
public class LatentMixtureTests
{
    private const int Users = 400;
    private const int Draws = 4_000;
    private const double Variance = 0.01;

    [Fact]
    public void Draws_come_from_where_users_are_in_their_shares_and_from_nowhere_between()
    {
        using var scope = NewDisposeScope();
        var mixture = LatentMixture.OfPosteriors([.. Enumerable.Range(0, Users)], 64, users => (MeansOf(users), full([users.Length, 1], (float)Math.Log(Variance))), SeededRandom.For(1));
        var random = SeededRandom.For(2);
        var noise = new float[Draws];
        StandardNormal.Fill(random, noise);
        var drawn = mixture.Draw(tensor(noise).view(-1, 1), [.. Enumerable.Range(0, Draws).Select(draw => SeededRandom.For(3, 0, draw))]).data<float>().ToArray();
        Assert.All(drawn, point => Assert.InRange(Math.Min(Math.Abs(point + 3), Math.Abs(point - 5)), 0, 6 * Math.Sqrt(Variance)));
        var error = Math.Sqrt(0.75 * 0.25 / Draws);
        Assert.InRange(drawn.Count(point => point < 0) / (double)Draws, 0.75 - (4 * error), 0.75 + (4 * error));
    }

    [Fact]
    public void A_single_point_is_a_cluster() => Assert.Equal([0, 0], UserClusters.Of([[1], [1]], 1, SeededRandom.For(1)));

    [Fact]
    public void Equal_points_fill_no_second_cluster() => Assert.Equal([0, 0, 0], UserClusters.Of([[1], [1], [1]], 2, SeededRandom.For(1)));

    private static TorchSharp.torch.Tensor MeansOf(int[] users) => tensor(Array.ConvertAll(users, user => user % 4 == 0 ? 5f : -3f)).view(-1, 1);
}
