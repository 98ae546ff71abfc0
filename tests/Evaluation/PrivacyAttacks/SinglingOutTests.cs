using MathNet.Numerics.Distributions;

namespace SynthRec.MLNet.Evaluation.Tests;

public class SinglingOutTests
{
    /// <summary>
    /// The rates of 150 draws of members, holdout and synthetic users: the interval of each should hold their mean. Some thirty guesses come of each of 60 synthetic
    /// users, so intervals of independent guesses are far too narrow. With 60 users of unequal weight Student's t-distribution allows at least 94 %, less three
    /// standard errors of √(0.95 · 0.05 / 150).
    /// </summary>
    [Fact]
    public void Intervals_hold_the_rate_though_guesses_depend_on_each_other()
    {
        const int Draws = 150;
        var least = 1 - (2 * StudentT.CDF(0, 1, 40, -1.96)) - (3 * Math.Sqrt(0.95 * 0.05 / Draws));
        var draws = Enumerable.Range(0, Draws).Select(seed => SinglingOut.Run(Setting(seed)).Where(metric => metric.Name.StartsWith("Success with", StringComparison.Ordinal)).ToArray()).ToArray();
        for (var at = 0; at < draws[0].Length; at++)
        {
            var metrics = draws.Select(draw => draw[at]).ToArray();
            var mean = metrics.Average(metric => metric.Value!.Value);
            bool Holds(Estimate interval) => interval.Low <= mean && mean <= interval.High;
            var covered = metrics.Average(metric => Holds(metric.Interval!.Value) ? 1.0 : 0);
            Assert.True(covered >= least, $"{metrics[0].Name}, {metrics[0].Subject}: {covered}");
            if (metrics[0] is { Name: "Success with members", Subject: "singling out by several items" })
                Assert.InRange(metrics.Average(metric => Holds(Proportion.Wilson(metric.Value!.Value, 2000)) ? 1.0 : 0), 0, 0.6);
        }
    }

    [Fact]
    public void A_user_hit_by_many_guesses_counts_once()
    {
        // Ten items that nobody else has make ten guesses of the copy of one user.
        static int[][] Others(int first) => [.. Enumerable.Range(first, 12).Select(user => new[] { 20, 21 + (user % 3) })];
        var members = TestData.OfSets(24, [[.. Enumerable.Range(0, 10)], .. Others(0)]);
        var report = SinglingOut.Run(PrivacyInput.Prepare(members, [members], TestData.OfSets(24, Others(0)), new() { Permutations = 99 }, CancellationToken.None).Setting);
        var success = report.Single(metric => metric is { Name: "Success with members", Subject: "singling out by one property" });
        // The copy is alone with ten items and with their number, and all eleven guesses hit it.
        Assert.Equal(1, success.Value);
        Assert.Equal(Proportion.Wilson(1, 1), success.Interval);
    }

    private static AttackSetting Setting(int seed)
    {
        var members = MadeUpUsers.Draw(60, 1000 + seed);
        using var model = new Memoriser(0, 0.5).Fit(members);
        var synthetic = model.Sample(new() { UserCount = 60, Seed = 5000 + seed });
        return PrivacyInput.Prepare(members, [synthetic], MadeUpUsers.Draw(60, 3000 + seed), new() { Seed = seed, Permutations = 99 }, CancellationToken.None).Setting;
    }
}
