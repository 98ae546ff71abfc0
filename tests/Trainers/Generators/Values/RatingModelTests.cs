using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class RatingModelTests
{
    private static readonly Interactions Data = TestData.MovieLensSmall;
    private static readonly Lazy<RatingModel> Model = new(() => RatingModel.Fit(Data, 0, null, TestContext.Current.CancellationToken));
    private static readonly Lazy<float[]> Drawn = new(() => DrawFor(Model.Value, Data));

    [Fact]
    public void Drawn_ratings_are_levels_of_the_training_data() =>
        Assert.Superset(Drawn.Value.ToHashSet(), Data.Values.ToArray().ToHashSet());

    [Fact]
    public void Every_level_is_as_common_as_in_the_training_data()
    {
        foreach (var level in Data.Values.ToArray().Distinct())
        {
            // The error of a share when users, not single ratings, are drawn; the thresholds come from two draws of all users.
            var share = ShareOf(level, Data.Values);
            var squares = 0.0;
            for (var user = 0; user < Data.UserCount; user++)
                squares += Math.Pow(Data.CountOf(user) * (ShareOf(level, Data.ValuesOf(user)) - share), 2);
            var error = Math.Sqrt(1.5 * squares) / Data.Count;
            Assert.InRange(ShareOf(level, Drawn.Value), share - (4 * error), share + (4 * error));
        }
    }

    [Fact]
    public void Items_are_liked_as_in_the_training_data()
    {
        const int FewestRatings = 50;
        var counts = Data.ItemCounts();
        var popular = Enumerable.Range(0, Data.ItemCount).Where(item => counts[item] >= FewestRatings).ToArray();
        var real = ItemMeans(Data.Values);
        var drawn = ItemMeans(Drawn.Value);
        var variance = Variance(Data.Values.ToArray());

        // Two independent means of at least 50 ratings differ by this much; unlearnt means would differ by the spread of items too.
        var error = Math.Sqrt(popular.Average(item => Math.Pow(real[item] - drawn[item], 2)));
        Assert.InRange(error, 0, Math.Sqrt(2 * variance / FewestRatings));
        Assert.True(Math.Sqrt(Variance([.. popular.Select(item => (float)real[item])])) > 1.5 * error);
    }

    [Fact]
    public void Users_differ_in_their_mean_ratings_as_in_the_training_data()
    {
        var real = Math.Sqrt(Variance(UserMeans(Data.Values)));
        var drawn = Math.Sqrt(Variance(UserMeans(Drawn.Value)));
        var error = real * Math.Sqrt(2.0 / (2 * (Data.UserCount - 1)));
        Assert.InRange(drawn, real - (4 * error), real + (4 * error));
    }

    [Fact]
    public void The_set_tells_of_the_ratings()
    {
        // Users with the odd items hate everything and users with the even items love everything.
        var sets = Enumerable.Range(0, 200).Select(user => Enumerable.Range(0, 10).Select(i => (2 * i) + (user % 2)).ToArray()).ToArray();
        var values = sets.SelectMany(set => set.Select(item => item % 2 == 0 ? 5f : 1f)).ToArray();
        var model = RatingModel.Fit(TestData.OfTimedRatings(20, sets, values, null), 0, null, TestContext.Current.CancellationToken);
        var loved = Enumerable.Range(0, 100).SelectMany(i => model.Sample(sets[0], SeededRandom.For(1, 1, i))).Average();
        var hated = Enumerable.Range(0, 100).SelectMany(i => model.Sample(sets[1], SeededRandom.For(1, 2, i))).Average();
        Assert.InRange(loved - hated, 3, 4);
    }

    [Fact]
    public void Values_that_are_all_the_same_stay_so()
    {
        var model = RatingModel.Fit(TestData.OfTimedRatings(3, [[0, 1], [2]], [7, 7, 7], null), 0, null, TestContext.Current.CancellationToken);
        Assert.Equal([7, 7, 7], model.Sample([0, 1, 2], SeededRandom.For(1)));
    }

    [Fact]
    public void One_user_with_two_ratings_is_enough()
    {
        var model = RatingModel.Fit(TestData.OfTimedRatings(2, [[0, 1]], [1, 5], null), 0, null, TestContext.Current.CancellationToken);
        Assert.All(model.Sample([0, 1], SeededRandom.For(1)), value => Assert.Contains(value, new[] { 1f, 5f }));
    }

    [Fact]
    public void The_same_seed_gives_the_same_model()
    {
        var few = Data.SelectUsers([.. Enumerable.Range(0, 30)]);
        var first = DrawFor(RatingModel.Fit(few, 1, null, TestContext.Current.CancellationToken), few);
        Assert.Equal(first, DrawFor(RatingModel.Fit(few, 1, null, TestContext.Current.CancellationToken), few));
        Assert.NotEqual(first, DrawFor(RatingModel.Fit(few, 2, null, TestContext.Current.CancellationToken), few));
    }

    [Fact]
    public void Cancellation_stops_the_fit()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new PopularityGenerator().Fit(Data, null, cancel.Token));
    }

    private static float[] DrawFor(RatingModel model, Interactions data) =>
        [.. Enumerable.Range(0, data.UserCount).SelectMany(user => model.Sample(data.ItemsOf(user), SeededRandom.For(77, 0, user)))];

    private static double ShareOf(float level, ReadOnlySpan<float> values) => (double)values.Count(level) / values.Length;

    private static double[] ItemMeans(ReadOnlySpan<float> values)
    {
        var sums = new double[Data.ItemCount];
        for (var at = 0; at < values.Length; at++)
            sums[Data.ItemIndices[at]] += values[at];
        var counts = Data.ItemCounts();
        return [.. sums.Select((sum, item) => sum / counts[item])];
    }

    private static float[] UserMeans(ReadOnlySpan<float> values)
    {
        var means = new float[Data.UserCount];
        for (var user = 0; user < means.Length; user++)
            means[user] = values[Data.Offsets[user]..Data.Offsets[user + 1]].ToArray().Average();
        return means;
    }

    private static double Variance(float[] values)
    {
        var mean = values.Average();
        return values.Average(value => (value - mean) * (double)(value - mean));
    }
}
