using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class ItemKnnTests
{
    [Fact]
    public void The_default_of_each_option_is_as_documented()
    {
        Assert.Equal(100, new ItemKnnOptions().NumberOfNeighbors);
        Assert.Equal(10, new ItemKnnOptions().Shrinkage);
        Assert.Null(new ItemKnnOptions().NumberOfThreads);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(8, 2.5)]
    [InlineData(1000, 10)]
    public void Weights_are_the_shrunk_cosines_of_the_nearest_items(int neighbours, double shrinkage)
    {
        var training = TestData.Random(60, 25);
        var model = (ItemItemModel)new ItemKnn(new() { NumberOfNeighbors = neighbours, Shrinkage = shrinkage }).Fit(training);
        for (var to = 0; to < 25; to++)
        {
            var nearest = Enumerable.Range(0, 25)
                .Where(from => from != to)
                .Select(from => (From: from, Similarity: Cosine(training, from, to, shrinkage)))
                .Where(pair => pair.Similarity > 0)
                .OrderByDescending(pair => (float)pair.Similarity).ThenBy(pair => pair.From)
                .Take(neighbours)
                .ToDictionary(pair => pair.From, pair => pair.Similarity);
            for (var from = 0; from < 25; from++)
                Assert.Equal(nearest.GetValueOrDefault(from), model.Weight(from, to), 1e-6);
        }
    }

    [Fact]
    public void A_score_is_the_sum_of_the_weights_from_the_items_of_the_user()
    {
        var training = TestData.Random(60, 25);
        var model = (ItemItemModel)new ItemKnn(new() { NumberOfNeighbors = 5 }).Fit(training);
        var scores = model.Scores(7);
        for (var item = 0; item < 25; item++)
            Assert.Equal(training.ItemsOf(7).ToArray().Sum(taken => (double)model.Weight(taken, item)), scores[item], 1e-6);
    }

    private static double Cosine(Interactions data, int first, int second, double shrinkage)
    {
        var users = Enumerable.Range(0, data.UserCount).ToArray();
        var (a, b) = (users.Where(user => data.ItemsOf(user).Contains(first)).ToHashSet(), users.Where(user => data.ItemsOf(user).Contains(second)).ToHashSet());
        return a.Count == 0 || b.Count == 0 ? 0 : a.Intersect(b).Count() / (Math.Sqrt((double)a.Count * b.Count) + shrinkage);
    }
}
