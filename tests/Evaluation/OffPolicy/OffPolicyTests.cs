namespace SynthRec.MLNet.Evaluation.Tests;

public class OffPolicyTests
{
    private static readonly BanditPolicy OnlyTheFirst = OffPolicy.Fixed([1, 0]);

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new OffPolicyOptions();
        Assert.Equal((null, OffPolicyInterval.Normal, (0.0, 1.0), 5, 10.0), (options.LargestWeight, options.Interval, options.RewardRange, options.Folds, options.L2Regularization));
    }

    [Fact]
    public void Estimates_are_those_worked_out_by_hand()
    {
        // Weights 2, 0, 4 and 0.
        var log = new BanditLog(2, [0, 1, 0, 1], [1, 1, 0, 0], [0.5, 0.5, 0.25, 0.75]);
        var report = OffPolicy.Evaluate(log, OnlyTheFirst, new() { Folds = 2 });

        Assert.Equal(0.5, report["IPS"].Value!.Value, 12);
        Assert.Equal(1 / 3.0, report["SNIPS"].Value!.Value, 12);
        Assert.Equal(36 / 20.0, report["Effective sample size"].Value!.Value, 12);
        Assert.Equal(1.5, report["Mean weight"].Value!.Value, 12);
        Assert.Equal(4, report["Largest weight"].Value!.Value, 12);
        Assert.Equal(0.5, report["Logged value"].Value!.Value, 12);
        Assert.Equal(0, report["Unsupported probability"].Value!.Value);

        var cut = OffPolicy.Evaluate(log, OnlyTheFirst, new() { Folds = 2, LargestWeight = 1 });
        Assert.Equal(0.25, cut["IPS"].Value!.Value, 12);
        Assert.Equal(0.5, cut["Share of weights cut"].Value!.Value, 12);
    }

    [Fact]
    public void The_reward_model_is_the_ridge_regression_of_each_arm()
    {
        // Without context: the mean of all plus the arm's distance from it, shrunk by n / (n + λ).
        var log = new BanditLog(3, [0, 0, 1, 1], [1, 1, 0, 1], [1, 1, 1, 1]);
        var model = new RewardModel(log, [0, 1, 2, 3], 2);
        Assert.Equal(0.75 + (0.25 * 2 / 4), model.Predict([], 0), 12);
        Assert.Equal(0.75 - (0.25 * 2 / 4), model.Predict([], 1), 12);
        Assert.Equal(0.75, model.Predict([], 2), 12);
    }

    [Fact]
    public void On_a_bandit_whose_truth_is_known_IPS_and_DR_are_unbiased_intervals_hold_it_and_DR_varies_less()
    {
        const int Logs = 300;
        var (ips, dr, snips) = (new double[Logs], new double[Logs], new double[Logs]);
        var (held, heldByBernstein) = (0, 0);
        for (var i = 0; i < Logs; i++)
        {
            var (log, policy) = SimulatedBandit.Draw(400, i);
            var report = OffPolicy.Evaluate(log, policy);
            (ips[i], dr[i], snips[i]) = (report["IPS"].Value!.Value, report["DR"].Value!.Value, report["SNIPS"].Value!.Value);
            held += Holds(report["DR"].Interval!.Value) ? 1 : 0;
            var bernstein = OffPolicy.Evaluate(log, policy, new() { Interval = OffPolicyInterval.EmpiricalBernstein });
            heldByBernstein += Holds(bernstein["IPS"].Interval!.Value) ? 1 : 0;
            Assert.Null(bernstein["SNIPS"].Interval);
        }

        Assert.InRange(ips.Average(), SimulatedBandit.Value - (4 * Error(ips)), SimulatedBandit.Value + (4 * Error(ips)));
        Assert.InRange(dr.Average(), SimulatedBandit.Value - (4 * Error(dr)), SimulatedBandit.Value + (4 * Error(dr)));
        Assert.True(Error(dr) < Error(ips), $"{Error(dr)} is not below {Error(ips)}.");
        Assert.True(Error(snips) < Error(ips), $"{Error(snips)} is not below {Error(ips)}.");
        // 95 % less four binomial standard errors.
        Assert.InRange(held, Logs * (0.95 - (4 * Math.Sqrt(0.95 * 0.05 / Logs))), Logs);
        Assert.InRange(heldByBernstein, Logs * 0.95, Logs);
    }

    [Fact]
    public void Intervals_of_all_kinds_lie_about_the_value_and_agree()
    {
        var (log, policy) = SimulatedBandit.Draw(2_000, 1);
        var (normal, bootstrap) = (OffPolicy.Evaluate(log, policy), OffPolicy.Evaluate(log, policy, new() { Interval = OffPolicyInterval.Bootstrap }));
        foreach (var name in new[] { "IPS", "SNIPS", "DR", "Lift" })
        {
            var (first, second) = (normal[name].Interval!.Value, bootstrap[name].Interval!.Value);
            Assert.Equal(first.Value, second.Value, 12);
            // Quantiles of 1,000 resamples err by some 0.07 standard errors; a quarter of one is allowed.
            Assert.Equal(first.Low, second.Low, (first.High - first.Low) / 16);
            Assert.Equal(first.High, second.High, (first.High - first.Low) / 16);
        }
    }

    [Fact]
    public void Two_policies_are_compared_in_the_same_rounds()
    {
        var (log, policy) = SimulatedBandit.Draw(2_000, 2);
        var uniform = OffPolicy.Fixed([1 / 3.0, 1 / 3.0, 1 / 3.0]);
        var difference = OffPolicy.Compare(log, policy, uniform);
        Assert.Equal(OffPolicy.Evaluate(log, policy)["DR"].Value!.Value - OffPolicy.Evaluate(log, uniform)["DR"].Value!.Value, difference.Value!.Value, 12);
        Assert.Equal(0, OffPolicy.Compare(log, policy, policy).Value!.Value);
        Assert.True(difference.Interval!.Value.Low <= difference.Value && difference.Value <= difference.Interval.Value.High);
    }

    [Fact]
    public void Arms_that_were_never_shown_are_told()
    {
        var log = new BanditLog(3, [0, 1, 0, 1, 0], [1, 0, 1, 0, 1], [0.5, 0.5, 0.5, 0.5, 0.5]);
        Assert.Equal(0.25, OffPolicy.Evaluate(log, OffPolicy.Fixed([0.75, 0, 0.25]))["Unsupported probability"].Value!.Value, 12);

        var nothing = OffPolicy.Evaluate(log, OffPolicy.Fixed([0, 0, 1]));
        foreach (var name in new[] { "IPS", "SNIPS", "DR", "Lift", "Effective sample size" })
            Assert.Contains("no probability to any arm shown", nothing[name].NotDefinedBecause, StringComparison.Ordinal);
        Assert.Equal(0, nothing["Mean weight"].PValue);
        Assert.NotNull(OffPolicy.Compare(log, OffPolicy.Fixed([0, 0, 1]), OffPolicy.Fixed([1, 0, 0])).NotDefinedBecause);
    }

    [Fact]
    public void Wrong_propensities_show_in_the_mean_weight()
    {
        var (log, policy) = SimulatedBandit.Draw(2_000, 3);
        var wrong = new BanditLog(3, log.Arms.ToArray(), log.Rewards.ToArray(), [.. log.Propensities.ToArray().Select(propensity => propensity / 2)]);
        Assert.InRange(OffPolicy.Evaluate(log, policy)["Mean weight"].PValue!.Value, 0.001, 1);
        Assert.InRange(OffPolicy.Evaluate(wrong, policy)["Mean weight"].PValue!.Value, 0, 1e-6);
    }

    [Fact]
    public void What_is_no_policy_and_options_out_of_range_are_refused()
    {
        var log = new BanditLog(2, [0, 1, 0, 1, 0], [1, 0, 3, 0, 1], [0.5, 0.5, 0.5, 0.5, 0.5]);
        Assert.Contains("sum to 0.9", Refusal(() => OffPolicy.Evaluate(log, OffPolicy.Fixed([0.5, 0.4]))), StringComparison.Ordinal);
        Assert.Contains("the probability -0.5", Refusal(() => OffPolicy.Evaluate(log, OffPolicy.Fixed([1.5 - 1, -0.5]))), StringComparison.Ordinal);
        Assert.Contains("3 probabilities, and the log 2 arms", Refusal(() => OffPolicy.Evaluate(log, OffPolicy.Fixed([1, 0, 0]))), StringComparison.Ordinal);
        Assert.Contains("the reward 3", Refusal(() => OffPolicy.Evaluate(log, OnlyTheFirst, new() { Interval = OffPolicyInterval.EmpiricalBernstein })), StringComparison.Ordinal);
        Assert.Contains("too few for 6 folds", Refusal(() => OffPolicy.Evaluate(log, OnlyTheFirst, new() { Folds = 6 })), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => OffPolicy.Evaluate(log, OnlyTheFirst, new() { LargestWeight = 0 }));
        Assert.Throws<OperationCanceledException>(() => OffPolicy.Evaluate(log, OnlyTheFirst, null, new CancellationToken(true)));
    }

    private static bool Holds(Estimate interval) => interval.Low <= SimulatedBandit.Value && SimulatedBandit.Value <= interval.High;

    private static double Error(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
    }

    private static string Refusal(Action action) => Assert.Throws<ArgumentException>(action).Message;
}
