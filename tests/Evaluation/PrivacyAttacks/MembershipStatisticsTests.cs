namespace SynthRec.MLNet.Evaluation.Tests;

public class MembershipStatisticsTests
{
    [Fact]
    public void Few_certain_members_at_the_top_count_by_their_exact_probability()
    {
        // 1,000 targets, the first half members; ten of them lead, and the others score as the holdout users do, so Mann and Whitney see little.
        var scores = Enumerable.Range(0, 1000).Select(target => target < 10 ? 1.0 : -(target % 500)).ToArray();
        var exact = Enumerable.Range(0, 10).Sum(i => Math.Log((500.0 - i) / (1000 - i)));
        var statistic = new LabelStatistic(scores, 500);
        Assert.Equal(-exact, statistic.Of([.. Enumerable.Range(0, 1000).Select(target => target < 500)]), 9);
        Assert.Equal(0, new LabelStatistic(new double[1000], 500).Of(new bool[1000]));
    }

    [Fact]
    public void A_lead_of_all_members_counts_by_Mann_and_Whitney()
    {
        // The members have ranks 11 … 20 of 20.
        var statistic = new LabelStatistic([.. Enumerable.Range(0, 20).Select(target => (double)-target)], 10);
        var z = (155 - 105) / Math.Sqrt(10 * 10 * 21 / 12.0);
        Assert.Equal(-Math.Log(MathNet.Numerics.Distributions.Normal.CDF(0, 1, -z)), statistic.Of([.. Enumerable.Range(0, 20).Select(target => target < 10)]), 9);
    }

    [Fact]
    public void Roc_points_are_the_shares_above_thresholds()
    {
        var curve = new RocCurve([5, 4, 1], [4.5, 3, 2, 0]);
        Assert.Equal([new(0, 1 / 3.0), new(0.25, 2 / 3.0), new(0.5, 2 / 3.0), new(0.75, 1), new(1, 1)], curve.Points());
        Assert.Equal(4, curve.OthersFrom(0));
        Assert.Equal(2, curve.OthersFrom(3));
    }

    [Fact]
    public void The_effective_epsilon_of_randomised_response_stays_below_its_epsilon_and_near_it()
    {
        const double Epsilon = 1;
        const int Draws = 100;
        var honest = Math.Exp(Epsilon) / (1 + Math.Exp(Epsilon));
        var (targets, _) = Targets(2000);
        var bounds = Enumerable.Range(0, Draws).Select(seed =>
        {
            var random = SeededRandom.For(seed);
            var answers = Enumerable.Range(0, 4000).Select(target => random.NextDouble() < honest == targets.IsMember(target) ? 1.0 : 0).ToArray();
            return EffectiveEpsilon.Of([new("randomised response", "", "", answers)], targets, 0).Value!.Value;
        }).ToArray();
        // Each exceeds ε with probability 0.05 at most: 5 of 100 with a standard deviation of 2.2.
        Assert.InRange(bounds.Count(bound => bound > Epsilon), 0, 11);
        // 1,000 members and others bound TPR by 2.24 deviations of 0.014 and FPR by as many: ln((0.73 - 0.031) / (0.27 + 0.031)) = 0.84.
        Assert.InRange(bounds.Average(), 0.75, Epsilon);
    }

    [Fact]
    public void Holdout_users_are_never_their_own_reference()
    {
        var (targets, setting) = Targets(30);
        var seen = new List<string>();
        targets.Score((users, reference) =>
        {
            var ids = Enumerable.Range(0, users.UserCount).Select(users.Users.GetText).ToArray();
            Assert.DoesNotContain(Enumerable.Range(0, reference.UserCount).Select(reference.Users.GetText), ids.Contains);
            seen.AddRange(ids);
            return [new("", "", "", new double[users.UserCount])];
        });
        Assert.Equal(60, seen.Distinct().Count());
        Assert.Equal(60, seen.Count);
        Assert.Equal(30, setting.Holdout.UserCount);
    }

    private static (MembershipTargets Targets, AttackSetting Setting) Targets(int each)
    {
        var users = MadeUpUsers.Draw(each, 1);
        var (setting, _) = PrivacyInput.Prepare(users, [MadeUpUsers.Draw(20, 2)], MadeUpUsers.Draw(each, 3), new(), CancellationToken.None);
        return (new(setting), setting);
    }
}
