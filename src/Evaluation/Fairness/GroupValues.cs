namespace SynthRec.MLNet.Evaluation;

/// <summary>A value for each of some users, and the group of each.</summary>
internal sealed class GroupValues
{
    private readonly IReadOnlyList<string> names;
    private readonly int[] groups;
    private readonly double[] values;
    private readonly FairnessOptions options;
    private readonly int[] sizes;
    private readonly int[] compared;

    public GroupValues(IReadOnlyList<string> names, int[] groups, double[] values, FairnessOptions options)
    {
        (this.names, this.groups, this.values, this.options) = (names, groups, values, options);
        sizes = SizesOf(groups, names.Count);
        compared = Compared(sizes, options);
    }

    public static int[] SizesOf(int[] groups, int count)
    {
        var sizes = new int[count];
        foreach (var group in groups)
            sizes[group]++;
        return sizes;
    }

    /// <summary>The groups that are large enough to be compared.</summary>
    public static int[] Compared(int[] sizes, FairnessOptions options) => [.. Enumerable.Range(0, sizes.Length).Where(group => sizes[group] >= options.SmallestGroup)];

    /// <summary>Why groups of these sizes cannot be compared; null if they can.</summary>
    public static string? WhyNot(int[] sizes, IReadOnlyList<string> names, FairnessOptions options) => Compared(sizes, options).Length >= 2
        ? null
        : $"Groups are compared from {options.SmallestGroup} users on, and fewer than two have as many: {string.Join(", ", sizes.Zip(names, (size, name) => $"{name} {size}"))}. Take more users, or join small groups.";

    /// <summary>How the definition of every gap ends.</summary>
    public static string HowGapsAreJudged(FairnessOptions options) =>
        $"Compared are groups of at least {options.SmallestGroup} users. The interval is that of Welch for these two groups, by Bonferroni for all pairs; floor and p-value are from {options.Permutations} random exchanges of the users' labels.";

    /// <summary>The largest mean of a group less the smallest.</summary>
    public Metric Gap(string name, string? subject, string ofWhat, CancellationToken cancellationToken)
    {
        var definition = $"The largest mean of a group less the smallest, of {ofWhat}. {HowGapsAreJudged(options)}";
        if (WhyNot(sizes, names, options) is { } reason)
            return Metric.NotDefined(name, subject, reason, definition);
        var (best, worst) = Extremes();
        var test = PermutationTest.Of(GapOf, groups, options.Permutations, options.Seed, options.NumberOfThreads, cancellationToken);
        return Metric.Of(name, subject, test.Value, definition) with
        {
            Interval = MeanDifference.Welch(ValuesOf(best), ValuesOf(worst), compared.Length * (compared.Length - 1) / 2),
            PValue = test.PValue,
            Floor = test.Floor,
            Direction = MetricDirection.LowerIsBetter,
        };
    }

    /// <summary>The groups with the largest and the smallest mean.</summary>
    public (int Best, int Worst) Extremes()
    {
        var means = MeansOf(groups);
        return (compared.MaxBy(group => means[group]), compared.MinBy(group => means[group]));
    }

    public double[] ValuesOf(int group) => [.. values.Where((_, user) => groups[user] == group)];

    public IEnumerable<GroupRow> Rows(string figure, string series) => names.Select((name, group) =>
        new GroupRow(figure, series, name, sizes[group], sizes[group] < options.SmallestGroup ? null : MeanDifference.Mean(ValuesOf(group))));

    public double GapOf(int[] labels)
    {
        var means = MeansOf(labels);
        return compared.Max(group => means[group]) - compared.Min(group => means[group]);
    }

    private double[] MeansOf(int[] labels)
    {
        var means = new double[names.Count];
        for (var user = 0; user < labels.Length; user++)
            means[labels[user]] += values[user];
        for (var group = 0; group < means.Length; group++)
            means[group] = sizes[group] == 0 ? 0 : means[group] / sizes[group];
        return means;
    }
}
