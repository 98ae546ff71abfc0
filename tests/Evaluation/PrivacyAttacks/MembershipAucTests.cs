namespace SynthRec.MLNet.Evaluation.Tests;

public class MembershipAucTests
{
    [Fact]
    public void It_is_the_share_of_pairs_in_which_the_member_scores_higher()
    {
        double[] members = [0.9, 0.4, 0.4, 0.1], others = [0.4, 0.2];
        var pairs = members.SelectMany(m => others.Select(o => m > o ? 1 : m == o ? 0.5 : 0)).Average();
        Assert.Equal(pairs, MembershipAuc.Of(members, others), 12);
    }

    [Fact]
    public void Certainty_is_1_and_ties_are_guessing()
    {
        Assert.Equal(1, MembershipAuc.Of([2, 3], [0, 1]));
        Assert.Equal(0, MembershipAuc.Of([0], [1]));
        Assert.Equal(0.5, MembershipAuc.Of([1, 1], [1, 1, 1]));
    }

    [Fact]
    public void The_standard_error_is_the_spread_over_draws_of_users()
    {
        var random = SeededRandom.For(7);
        var draws = Enumerable.Range(0, 1_000).Select(_ => MembershipAuc.WithError(Scores(60, 0.5, random), Scores(40, 0, random))).ToArray();
        var mean = draws.Average(draw => draw.Auc);
        var spread = Math.Sqrt(draws.Average(draw => (draw.Auc - mean) * (draw.Auc - mean)));
        // A spread of 1,000 draws has a relative standard error of 1/√2,000 = 0.022.
        Assert.Equal(spread, Math.Sqrt(draws.Average(draw => draw.StandardError * draw.StandardError)), 4 * 0.022 * spread);
        var covered = draws.Count(draw => MembershipAuc.Interval(draw.Auc, draw.StandardError) is var interval && interval.Low <= mean && mean <= interval.High);
        // √(0.95 · 0.05 / 1,000) = 0.007; the normal distribution is itself an approximation.
        Assert.InRange(covered, 950 - 35, 950 + 35);
    }

    [Fact]
    public void Intervals_stay_within_0_and_1() => Assert.Equal(new(0.99, 0.99 - (1.959964 * 0.02), 1), Rounded(MembershipAuc.Interval(0.99, 0.02)));

    [Fact]
    public void An_empty_side_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MembershipAuc.Of([], [1]));
        Assert.Throws<ArgumentException>(() => MembershipAuc.WithError([1, 2], [1]));
    }

    private static double[] Scores(int count, double mean, SeededRandom random) => [.. Enumerable.Range(0, count).Select(_ => mean + random.NextGaussian())];

    private static Estimate Rounded(Estimate estimate) => estimate with { Low = 0.99 - (Math.Round((0.99 - estimate.Low) / 0.02, 6) * 0.02) };
}
