namespace SynthRec.MLNet.Evaluation;

/// <summary>Whether training on synthetic users widens or narrows the gap in NDCG between groups.</summary>
internal static class UtilityGapChange
{
    private static readonly (ExperimentArm After, ExperimentArm Before)[] Pairs =
    [
        (ExperimentArm.VisibleAndBoth, ExperimentArm.VisibleAndReal),
        (ExperimentArm.VisibleAndSynthetic, ExperimentArm.Visible),
        (ExperimentArm.Synthetic, ExperimentArm.Real),
    ];

    /// <summary>For each pair of arms, one with synthetic users and one without, that both were run.</summary>
    public static IEnumerable<Metric> Metrics(string recommender, IReadOnlyDictionary<ExperimentArm, GroupOutcomes> arms, FairnessOptions options)
    {
        foreach (var (after, before) in Pairs)
        {
            if (arms.TryGetValue(after, out var with) && arms.TryGetValue(before, out var without))
                yield return Of($"{recommender}, {after} against {before}", with, without, options);
        }
    }

    private static Metric Of(string subject, GroupOutcomes after, GroupOutcomes before, FairnessOptions options)
    {
        var name = $"NDCG@{before.K} gap change";
        var definition = $"What the group with the largest NDCG@{before.K} without synthetic users gains by them, less what the group with the smallest gains: below 0 the gap narrows. Compared are groups of at least {options.SmallestGroup} users. The interval is Welch's over the users' gains, by Bonferroni for all pairs of groups.";
        UserOutcome[] users = [.. before.JudgedUsers.Select(user => before.Find(user)!)];
        int[] groups = Array.ConvertAll(users, user => user.Group);
        var sizes = GroupValues.SizesOf(groups, before.Names.Count);
        if (GroupValues.WhyNot(sizes, before.Names, options) is { } reason)
            return Metric.NotDefined(name, subject, reason, definition);
        var (best, worst) = new GroupValues(before.Names, groups, Array.ConvertAll(users, NdcgOf), options).Extremes();
        var gains = new GroupValues(before.Names, groups, [.. before.JudgedUsers.Select(user => NdcgOf(after.Find(user)!) - NdcgOf(before.Find(user)!))], options);
        var compared = GroupValues.Compared(sizes, options).Length;
        var change = MeanDifference.Welch(gains.ValuesOf(best), gains.ValuesOf(worst), compared * (compared - 1) / 2);
        return Metric.Of(name, subject, change.Value, definition) with { Interval = change };
    }

    private static double NdcgOf(UserOutcome user) => user.Ndcg / user.Judged;
}
