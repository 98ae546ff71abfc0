namespace SynthRec.MLNet.Evaluation.Tests;

public class CollapseReportTests
{
    private const int Users = 200;

    [Fact]
    public void The_marks_are_those_worked_out_by_hand()
    {
        // Pairs of the first: 1/2 (one of two and two), 0 and 0; of the second: 1.
        var report = CollapseReport.Compare(TestData.OfSets(5, [0, 1], [1, 2], [3]), TestData.OfSets(5, [0, 1], [0, 1]));
        Assert.Equal((4, 2), (report.RealItems, report.SyntheticItems));
        Assert.Equal(1 / 6.0, report.RealSimilarity, 1e-12);
        Assert.Equal(1, report.SyntheticSimilarity, 1e-12);
        Assert.Equal(0.5, report.ItemCoverage);
        Assert.Equal(6, report.SimilarityRatio, 1e-9);
        Assert.True(report.HasCollapsed);
        Assert.StartsWith("collapsed: item coverage 50.0", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_mean_is_that_over_all_pairs()
    {
        var data = TestData.Random(40, 15);
        var pairs = from first in Enumerable.Range(0, 40) from second in Enumerable.Range(first + 1, 39 - first) select Cosine(data.ItemsOf(first), data.ItemsOf(second));
        Assert.Equal(pairs.Average(), CollapseReport.Compare(data, data).RealSimilarity, 1e-12);
    }

    [Fact]
    public void Users_who_are_all_the_same_have_collapsed()
    {
        var real = TestData.Random(Users, 60);
        var report = CollapseReport.Compare(real, TestData.OfSets(60, [.. Enumerable.Repeat(Enumerable.Range(0, 60).ToArray(), Users)]));
        Assert.Equal(1, report.ItemCoverage);
        Assert.Equal(1, report.SyntheticSimilarity, 1e-9);
        Assert.True(report.HasCollapsed, report.ToString());
    }

    [Fact]
    public void Different_users_of_few_items_have_collapsed()
    {
        // Real users have 6 of 60 items, so two have a tenth in common; those of the collapsed 1 of 12, a twelfth.
        var real = TestData.OfSets(60, [.. Enumerable.Range(0, Users).Select(user => SeededRandom.For(1, 0, user).Permutation(60)[..6].Order().ToArray())]);
        var report = CollapseReport.Compare(real, TestData.OfSets(60, [.. Enumerable.Range(0, Users).Select(user => new[] { user % 12 })]));
        Assert.InRange(report.SimilarityRatio, 0.5, 1.1);
        Assert.Equal(0.2, report.ItemCoverage);
        Assert.True(report.HasCollapsed, report.ToString());
    }

    [Fact]
    public void One_half_of_real_users_has_not_collapsed_against_the_other()
    {
        var data = RealData.MovieLensSmall;
        var order = SeededRandom.For(3).Permutation(data.UserCount);
        var report = CollapseReport.Compare(data.SelectUsers(order.AsSpan(0, order.Length / 2)), data.SelectUsers(order.AsSpan(order.Length / 2)));
        Assert.False(report.HasCollapsed, report.ToString());
        Assert.StartsWith("not collapsed", report.ToString(), StringComparison.Ordinal);
        Assert.InRange(report.ItemCoverage, 0.8, 1.25);
        Assert.InRange(report.SimilarityRatio, 0.8, 1.25);
    }

    [Fact]
    public void Fewer_than_two_users_with_items_are_refused()
    {
        var two = TestData.OfSets(2, [0], [1]);
        Assert.Equal("synthetic", Assert.Throws<ArgumentException>(() => CollapseReport.Compare(two, TestData.OfSets(2, [0], []))).ParamName);
        Assert.Equal("real", Assert.Throws<ArgumentException>(() => CollapseReport.Compare(TestData.OfSets(2, [0]), two)).ParamName);
    }

    private static double Cosine(ReadOnlySpan<int> first, ReadOnlySpan<int> second) =>
        first.IsEmpty || second.IsEmpty ? 0 : first.ToArray().Intersect(second.ToArray()).Count() / Math.Sqrt((double)first.Length * second.Length);
}
