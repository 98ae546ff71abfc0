namespace SynthRec.MLNet.Evaluation;

/// <summary>Whether groups are shown, or took, the same items.</summary>
internal static class ExposureParity
{
    /// <summary>The largest distance of a group's items from those of all groups together.</summary>
    /// <param name="name">The name of the metric.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="items">The items of each user.</param>
    /// <param name="groups">The group of each user.</param>
    /// <param name="names">The labels of the groups.</param>
    /// <param name="itemCount">The number of items there are.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static Metric Of(string name, string? subject, int[][] items, int[] groups, IReadOnlyList<string> names, int itemCount, FairnessOptions options, CancellationToken cancellationToken)
    {
        var definition = $"The largest over groups of at least {options.SmallestGroup} users of the total variation distance between how often each item is among the group's items and among all users', in [0, 1]; 0 if items do not depend on the group. Floor and p-value are from {options.Permutations} random exchanges of the users' labels.";
        var sizes = GroupValues.SizesOf(groups, names.Count);
        if (GroupValues.WhyNot(sizes, names, options) is { } reason)
            return Metric.NotDefined(name, subject, reason, definition);
        var compared = GroupValues.Compared(sizes, options);
        var test = PermutationTest.Of(labels => LargestDistance(items, labels, names.Count, compared, itemCount), groups, options.Permutations, options.Seed, options.NumberOfThreads, cancellationToken);
        return Metric.Of(name, subject, test.Value, definition) with
        {
            PValue = test.PValue,
            Floor = test.Floor,
            Source = "Kamishima et al. 2018, recommendation independence",
            Direction = MetricDirection.LowerIsBetter,
        };
    }

    private static double LargestDistance(int[][] items, int[] labels, int groupCount, int[] compared, int itemCount)
    {
        var counts = new int[groupCount][];
        for (var group = 0; group < groupCount; group++)
            counts[group] = new int[itemCount];
        for (var user = 0; user < items.Length; user++)
        {
            var ofGroup = counts[labels[user]];
            foreach (var item in items[user])
                ofGroup[item]++;
        }

        var all = new int[itemCount];
        foreach (var ofGroup in counts)
        {
            for (var item = 0; item < itemCount; item++)
                all[item] += ofGroup[item];
        }

        return compared.Max(group => Distance(counts[group], all));
    }

    private static double Distance(int[] group, int[] all)
    {
        var (ofGroup, ofAll) = (group.Sum(count => (double)count), all.Sum(count => (double)count));
        if (ofGroup == 0)
            return ofAll == 0 ? 0 : 1;
        var sum = 0.0;
        for (var item = 0; item < group.Length; item++)
            sum += Math.Abs((group[item] / ofGroup) - (all[item] / ofAll));
        return sum / 2;
    }
}
