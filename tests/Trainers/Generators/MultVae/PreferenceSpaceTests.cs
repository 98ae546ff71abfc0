using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public sealed class PreferenceSpaceTests(PreferenceSpaceTests.FittedModel fitted) : IClassFixture<PreferenceSpaceTests.FittedModel>
{
    private const int Points = 9;
    private readonly PreferenceSpace space = fitted.Model.GetPreferenceSpace();

    [Fact]
    public void Every_point_of_a_user_decodes_to_a_distribution_over_the_items()
    {
        var probabilities = space.Reconstruct(FittedModel.Data.SelectUsers([0, 1, 2]));
        Assert.All(probabilities, row =>
        {
            Assert.Equal(FittedModel.Data.ItemCount, row.Length);
            Assert.Equal(1, row.Sum(x => (double)x), 1e-4);
            Assert.All(row, x => Assert.InRange(x, 0, 1));
        });
    }

    [Fact]
    public void Reconstruction_ranks_the_own_items_of_almost_every_user_better_than_popularity_does()
    {
        var popularity = Array.ConvertAll(FittedModel.Data.ItemCounts(), count => (float)count);
        var users = Enumerable.Range(0, 200).ToArray();
        var rows = space.Reconstruct(FittedModel.Data.SelectUsers(users));
        var own = users.Select(user => RankingArea(rows[user], FittedModel.Data.ItemsOf(user))).ToArray();
        var popular = users.Select(user => RankingArea(popularity, FittedModel.Data.ItemsOf(user))).ToArray();

        // By chance the area is ½; by chance it beats another ranking for half of 200 users, with a deviation of 7.
        Assert.True(own.Min() > 0.5, $"The smallest area is {own.Min():F3}.");
        Assert.True(own.Average() > popular.Average(), $"{own.Average():F3} against {popular.Average():F3} of popularity.");
        Assert.True(own.Zip(popular, (a, b) => a > b ? 1 : 0).Sum() > 100 + 35);
    }

    [Fact]
    public void On_the_way_from_one_user_to_another_the_distribution_moves_away_from_the_first_and_towards_the_second_at_each_step()
    {
        var points = space.Encode(FittedModel.Data.SelectUsers([.. Enumerable.Range(0, 40)]));
        for (var pair = 0; pair < 20; pair++)
        {
            var way = space.Interpolate(points[2 * pair], points[(2 * pair) + 1], Points).Select(point => space.Decode(point)).ToArray();
            for (var i = 1; i < Points; i++)
            {
                Assert.True(Divergence(way[0], way[i]) > Divergence(way[0], way[i - 1]), $"Pair {pair}, step {i}: no farther from the first.");
                Assert.True(Divergence(way[^1], way[i]) < Divergence(way[^1], way[i - 1]), $"Pair {pair}, step {i}: no nearer to the second.");
            }
        }
    }

    [Fact]
    public void A_line_starts_at_one_point_ends_at_the_other_and_its_steps_are_equal()
    {
        var (from, to) = (new float[space.Dimensions], Enumerable.Range(0, space.Dimensions).Select(i => (float)i).ToArray());
        var line = space.Interpolate(from, to, 5);
        Assert.Equal(from, line[0]);
        Assert.Equal(to, line[4]);
        Assert.Equal(to.Select(x => x / 4), line[1]);
    }

    [Fact]
    public void Top_items_are_the_likeliest_in_order()
    {
        var point = space.Encode(FittedModel.Data.SelectUsers([3]))[0];
        var probabilities = space.Decode(point);
        Assert.Equal(Enumerable.Range(0, probabilities.Length).OrderByDescending(item => probabilities[item]).Take(10), space.TopItems(point, 10));
        Assert.True(space.TopItems(point, int.MaxValue).Length <= FittedModel.Data.ItemCount);
    }

    [Fact]
    public void Wrong_points_counts_and_families_are_refused()
    {
        var point = new float[space.Dimensions];
        Assert.Contains("dimensions", Assert.Throws<ArgumentException>(() => space.Decode([1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => space.Decode([float.NaN, .. point.AsSpan(1)]));
        Assert.Throws<ArgumentException>(() => space.Decode([float.PositiveInfinity, .. point.AsSpan(1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.Interpolate(point, point, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.TopItems(point, 0));
        Assert.Contains(nameof(MultVaeGenerator), Assert.Throws<InvalidOperationException>(() => SmallModel.Instance.GetPreferenceSpace()).Message, StringComparison.Ordinal);
    }

    /// <summary>The share of pairs of an own and another item that are in the right order; ties count half.</summary>
    private static double RankingArea(float[] scores, ReadOnlySpan<int> own)
    {
        var isOwn = new bool[scores.Length];
        foreach (var item in own)
            isOwn[item] = true;
        var others = Enumerable.Range(0, scores.Length).Where(item => !isOwn[item]).Select(item => scores[item]).Order().ToArray();
        var sum = 0.0;
        foreach (var item in own)
        {
            var (below, notAbove) = (Count(others, scores[item], orEqual: false), Count(others, scores[item], orEqual: true));
            sum += (below + notAbove) / 2.0 / others.Length;
        }

        return sum / own.Length;
    }

    private static int Count(float[] ascending, float limit, bool orEqual)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ascending[middle] < limit || (orEqual && ascending[middle] == limit) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static double Divergence(float[] of, float[] from) => of.Zip(from, (p, q) => p == 0 ? 0 : p * Math.Log((double)p / q)).Sum();

    /// <summary>A small model of MovieLens latest-small.</summary>
    public sealed class FittedModel : IDisposable
    {
        public static Interactions Data { get; } = new(
            TestData.MovieLensSmall.Users, TestData.MovieLensSmall.Items, TestData.MovieLensSmall.Offsets.ToArray(), TestData.MovieLensSmall.ItemIndices.ToArray());

        public GenerativeModel Model { get; } = new MultVaeGenerator(new() { HiddenWidth = 50, LatentDimensions = 16, MaximumNumberOfEpochs = 20, BatchSize = 100, LearningRate = 0.01f, NumberOfThreads = 1 }).Fit(Data);

        public void Dispose() => Model.Dispose();
    }
}
