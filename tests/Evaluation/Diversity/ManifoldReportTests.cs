namespace SynthRec.MLNet.Evaluation.Tests;

public class ManifoldReportTests
{
    [Theory]
    [InlineData(UserSimilarity.Jaccard)]
    [InlineData(UserSimilarity.Cosine)]
    public void The_figures_are_those_of_all_pairs(UserSimilarity similarity)
    {
        var (real, synthetic) = (TestData.Random(30, 14, 1), TestData.Random(25, 14, 2));
        var (radiiOfReal, radiiOfSynthetic) = (Radii(real, 3, similarity), Radii(synthetic, 3, similarity));
        var pairs = from r in Enumerable.Range(0, 30) from s in Enumerable.Range(0, 25) select (Real: r, Synthetic: s, Value: Similarity(real.ItemsOf(r), synthetic.ItemsOf(s), similarity));
        var inReal = pairs.Where(pair => pair.Value >= radiiOfReal[pair.Real]).ToArray();
        var inSynthetic = pairs.Where(pair => pair.Value >= radiiOfSynthetic[pair.Synthetic]).ToArray();

        var report = ManifoldReport.Compare(real, synthetic, 3, similarity, 2);

        Assert.Equal(inReal.Select(pair => pair.Synthetic).Distinct().Count() / 25.0, report.Precision, 12);
        Assert.Equal(inSynthetic.Select(pair => pair.Real).Distinct().Count() / 30.0, report.Recall, 12);
        Assert.Equal(inReal.Length / (3.0 * 25), report.Density, 12);
        Assert.Equal(inReal.Select(pair => pair.Real).Distinct().Count() / 30.0, report.Coverage, 12);
        Assert.Equal(report, ManifoldReport.Compare(real, synthetic, 3, similarity, 1));
    }

    [Fact]
    public void Users_of_one_population_have_the_density_and_the_coverage_that_Naeem_derives()
    {
        const int Users = 60, Neighbors = 5, Repetitions = 25;
        var reports = Enumerable.Range(0, Repetitions)
            .Select(i => ManifoldReport.Compare(TestData.Random(Users, 1_000, 2 * i), TestData.Random(Users, 1_000, (2 * i) + 1), Neighbors, UserSimilarity.Cosine)).ToArray();
        // No synthetic user is in a ball if the nearest five of all others are real; ties are too rare to matter.
        var missed = Enumerable.Range(0, Neighbors).Aggregate(1.0, (product, j) => product * (Users - 1 - j) / ((2 * Users) - 1 - j));

        IsFourErrorsFrom(1, [.. reports.Select(report => report.Density)]);
        IsFourErrorsFrom(1 - missed, [.. reports.Select(report => report.Coverage)]);
    }

    [Fact]
    public void Collapsed_users_are_precise_and_recall_few()
    {
        var real = RealData.MovieLensSmall;
        var oneUser = real.SelectUsers([.. Enumerable.Repeat(0, 1)]);
        var copies = TestData.OfSets(real.ItemCount, [.. Enumerable.Repeat(oneUser.ItemsOf(0).ToArray(), 300)]);
        var report = ManifoldReport.Compare(real, copies);

        Assert.Equal(1, report.Precision);
        // A ball of identical users holds those who are identical: the user that was copied.
        Assert.Equal(1.0 / real.UserCount, report.Recall, 12);
        Assert.InRange(report.Coverage, 0, 0.5);
    }

    [Fact]
    public void Users_with_nothing_in_common_are_in_no_ball()
    {
        var report = ManifoldReport.Compare(TestData.OfSets(6, [0], [1], [2]), TestData.OfSets(6, [3], [4], [5]), 1);
        Assert.Equal((0.0, 0.0, 0.0, 0.0), (report.Precision, report.Recall, report.Density, report.Coverage));
    }

    [Fact]
    public void Too_few_users_are_refused()
    {
        var (two, three) = (TestData.OfSets(3, [0], [1], []), TestData.OfSets(3, [0], [1], [0, 1]));
        Assert.Contains("2 users with items; 2 nearest", Assert.Throws<ArgumentException>(() => ManifoldReport.Compare(two, three, 2)).Message, StringComparison.Ordinal);
        Assert.Equal("synthetic", Assert.Throws<ArgumentException>(() => ManifoldReport.Compare(three, two, 2)).ParamName);
        Assert.Throws<ArgumentException>(() => ManifoldReport.Compare(three, TestData.OfSets(4, [0], [1], [2]), 2));
    }

    private static double[] Radii(Interactions users, int k, UserSimilarity similarity) => [.. Enumerable.Range(0, users.UserCount).Select(user =>
        Enumerable.Range(0, users.UserCount).Where(other => other != user).Select(other => Similarity(users.ItemsOf(user), users.ItemsOf(other), similarity)).OrderDescending().ElementAt(k - 1))];

    private static double Similarity(ReadOnlySpan<int> first, ReadOnlySpan<int> second, UserSimilarity similarity)
    {
        var common = (double)first.ToArray().Intersect(second.ToArray()).Count();
        return similarity == UserSimilarity.Jaccard ? common / (first.Length + second.Length - common) : common / Math.Sqrt((double)first.Length * second.Length);
    }

    private static void IsFourErrorsFrom(double expected, double[] values)
    {
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
        Assert.InRange(mean, expected - (4 * error), expected + (4 * error));
    }
}
