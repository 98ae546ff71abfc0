namespace SynthRec.MLNet.Evaluation.Tests;

public class DiversityTests
{
    private static readonly string[] Names = ["Item coverage", "Gini", "Novelty", "Intra-list diversity", "Likeness of users", "Vendi score", "Precision", "Recall", "Density", "Coverage"];

    private static readonly DiversityOptions Quick = new() { VendiUsers = 50, NumberOfThreads = 2 };

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new DiversityOptions();
        Assert.Equal((UserSimilarity.Jaccard, 5, 300, 5), (options.Similarity, options.NumberOfNeighbors, options.VendiUsers, options.VendiSamples));
    }

    [Fact]
    public void Real_users_taken_for_synthetic_ones_are_as_diverse_as_the_floor()
    {
        var data = RealData.MovieLensSmall;
        var order = SeededRandom.For(4).Permutation(data.UserCount);
        var report = Diversity.Compare(data.SelectUsers(order.AsSpan(0, 406)), data.SelectUsers(order.AsSpan(406)), Quick);

        Assert.Equal(203, report.UsersCompared);
        Assert.Equal(Names, report.Metrics.Select(metric => metric.Name));
        Assert.All(report.Metrics, metric => Assert.NotNull(metric.Floor));
        Assert.False(report.Collapse!.HasCollapsed);
        // A p-value below 0.001 by chance is not to be expected of a fixed seed.
        Assert.InRange(report["Likeness of users"].PValue!.Value, 0.001, 1);
        Assert.InRange(report["Intra-list diversity"].PValue!.Value, 0.001, 1);
        // The shares of two samples of 203 differ by less than four standard errors of at most √(2 · 0.25 / 203).
        foreach (var name in new[] { "Precision", "Recall", "Coverage" })
            Assert.Equal(report[name].Floor!.Value, report[name].Value!.Value, 4 * Math.Sqrt(0.5 / 203));
    }

    [Fact]
    public void Users_who_have_collapsed_to_a_few_kinds_are_told()
    {
        var data = RealData.MovieLensSmall;
        var few = data.SelectUsers([.. Enumerable.Range(0, 10)]);
        var collapsed = TestData.OfSets(data.ItemCount, [.. Enumerable.Range(0, 305).Select(user => few.ItemsOf(user % 10).ToArray().Distinct().ToArray())]);
        var relabelled = new Interactions(collapsed.Users, data.Items, collapsed.Offsets.ToArray(), collapsed.ItemIndices.ToArray());
        var report = Diversity.Compare(data, relabelled, Quick);

        Assert.True(report.Collapse!.HasCollapsed);
        Assert.InRange(report["Likeness of users"].PValue!.Value, 0, 1e-6);
        Assert.True(report["Recall"].Value < report["Recall"].Floor);
        Assert.True(report["Coverage"].Value < report["Coverage"].Floor);
        // Ten kinds of users are no more than ten different ones.
        Assert.InRange(report["Vendi score"].Value!.Value, 1, 10);
        Assert.True(report["Vendi score"].Floor > 10);
        Assert.True(report["Item coverage"].Value < report["Item coverage"].Floor);
    }

    [Fact]
    public void The_diversity_of_lists_is_that_over_all_pairs_of_items()
    {
        var (reference, data) = (TestData.Random(20, 12, 1), TestData.OfSets(12, [0, 3, 5], [7], [1, 2, 8, 11]));
        double Cosine(int first, int second)
        {
            bool Takes(int user, int item) => reference.ItemsOf(user).Contains(item);
            var users = Enumerable.Range(0, 20).ToArray();
            var both = users.Count(user => Takes(user, first) && Takes(user, second));
            return both / Math.Sqrt((double)users.Count(user => Takes(user, first)) * users.Count(user => Takes(user, second)));
        }

        double[] expected = [.. new[] { 0, 2 }.Select(user => data.ItemsOf(user).ToArray()).Select(items =>
            (from first in items from second in items where first < second select 1 - Cosine(first, second)).Average())];
        var actual = new IntraListDiversity(reference).Of(data, new ParallelOptions { MaxDegreeOfParallelism = 1 });
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 12));
        // Items that nobody took are like no other.
        Assert.Equal([1.0], new IntraListDiversity(TestData.OfSets(3, [0])).Of(TestData.OfSets(3, [0, 1, 2]), new ParallelOptions { MaxDegreeOfParallelism = 1 }));
    }

    [Fact]
    public void The_error_of_the_mean_over_pairs_is_that_of_many_samples()
    {
        // Kinds of users of unlike sizes, so that the first-order term that the error is made of is most of it.
        Interactions Sample(int seed)
        {
            var random = SeededRandom.For(seed);
            return TestData.OfSets(20, [.. Enumerable.Range(0, 100).Select(_ => Enumerable.Range(0, 20).Where(item => random.NextDouble() < 0.8 - (0.035 * item)).DefaultIfEmpty(0).ToArray())]);
        }

        const int Samples = 300;
        var (means, errors) = (new double[Samples], new double[Samples]);
        for (var i = 0; i < Samples; i++)
            (means[i], errors[i]) = PairwiseSimilarity.MeanCosineWithError(Sample(i), "real");
        var mean = means.Average();
        var spread = Math.Sqrt(means.Sum(value => (value - mean) * (value - mean)) / (Samples - 1));
        // The deviation of 300 has a relative error of 1/√600: four of it are allowed.
        Assert.Equal(1, errors.Average() / spread, 4 / Math.Sqrt(2 * Samples));
    }

    [Fact]
    public void Few_users_have_reasons_and_no_values()
    {
        var three = TestData.OfSets(4, [0, 1], [1, 2], [2, 3]);
        var report = Diversity.Compare(three, three, Quick);
        Assert.Equal(Names, report.Metrics.Select(metric => metric.Name));
        Assert.All(report.Metrics, metric => Assert.NotEqual(metric.Value is null, string.IsNullOrEmpty(metric.NotDefinedBecause)));
        Assert.Contains("Take more users", report["Precision"].NotDefinedBecause, StringComparison.Ordinal);
        Assert.Null(report.Collapse);

        var one = Diversity.Compare(TestData.OfSets(4, [0]), three, Quick);
        Assert.All(one.Metrics, metric => Assert.NotNull(metric.NotDefinedBecause));
        Assert.Throws<InvalidDataException>(() => Diversity.Compare(three, TestData.OfSets(4, [], []), Quick));
        Assert.Throws<InvalidDataException>(() => Diversity.Compare(three, TestData.OfSets(5, [0]), Quick));
    }

    [Fact]
    public void The_same_seed_gives_the_same_report_whatever_the_number_of_threads()
    {
        var (real, synthetic) = (TestData.Random(80, 30, 1), TestData.Random(60, 30, 2));
        Assert.Equal(Diversity.Compare(real, synthetic, Quick).Metrics, Diversity.Compare(real, synthetic, Quick with { NumberOfThreads = 1 }).Metrics);
        Assert.ThrowsAny<OperationCanceledException>(() => Diversity.Compare(real, synthetic, Quick, null, new CancellationToken(true)));
    }
}
