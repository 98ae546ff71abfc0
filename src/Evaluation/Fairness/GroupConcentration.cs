namespace SynthRec.MLNet.Evaluation;

/// <summary>Whether a group's interactions are spread over items as those of its real users are.</summary>
internal static class GroupConcentration
{
    public static IEnumerable<Metric> Metrics(IReadOnlyList<string> names, GroupBehaviour real, GroupBehaviour synthetic, FairnessOptions options)
    {
        const string Name = "Gini difference";
        const string Definition = "The Gini coefficient of how often the group's synthetic users took each item, less that of its real users, of as many users of both: above 0 the synthetic ones crowd on fewer items.";
        for (var group = 0; group < names.Count; group++)
        {
            var users = Math.Min(real.MembersOf(group).Length, synthetic.MembersOf(group).Length);
            yield return users < options.SmallestGroup
                ? Metric.NotDefined(Name, names[group], $"The group has {real.MembersOf(group).Length} real and {synthetic.MembersOf(group).Length} synthetic users; {options.SmallestGroup} of each are needed. Take more users, or join small groups.", Definition)
                : Metric.Of(Name, names[group], synthetic.Gini(group, users) - real.Gini(group, users), Definition) with { Direction = MetricDirection.Descriptive };
        }
    }
}
