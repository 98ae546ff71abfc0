using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>What the users of each group do in one set of interactions.</summary>
/// <param name="data">The interactions.</param>
/// <param name="series"><c>real</c> or <c>synthetic</c>.</param>
/// <param name="names">The labels of the groups.</param>
/// <param name="groups">The group of each user.</param>
/// <param name="popularity">The share of real users who took each item.</param>
/// <param name="options">The options.</param>
internal sealed class GroupBehaviour(Interactions data, string series, IReadOnlyList<string> names, int[] groups, float[] popularity, FairnessOptions options)
{
    private readonly int[][] items = [.. Enumerable.Range(0, data.UserCount).Select(user => TrainingData.DistinctItems(data, user).ToArray())];

    private int[] Active => [.. Enumerable.Range(0, items.Length).Where(user => items[user].Length > 0)];

    private GroupValues Activity => new(names, groups, Array.ConvertAll(items, ofUser => (double)ofUser.Length), options);

    private GroupValues Popularity => Of(Active, user => items[user].Average(item => popularity[item]));

    private GroupValues? PositiveRate => options.PositiveFrom is { } least && data.HasValues
        ? Of(Active, user => data.ValuesOf(user).ToArray().Average(value => value >= least ? 1 : 0))
        : null;

    public IEnumerable<Metric> Metrics(CancellationToken cancellationToken)
    {
        yield return ParityOfPositives(cancellationToken);
        yield return Activity.Gap("Activity gap", series, "the number of different items of a user", cancellationToken) with { Direction = MetricDirection.Descriptive };
        yield return Popularity.Gap("Popularity gap", series, "the mean over a user's items of the share of real users who took the item", cancellationToken) with { Direction = MetricDirection.Descriptive };
        yield return ExposureParity.Of("Item distance of groups", series, items, groups, names, data.ItemCount, options, cancellationToken) with { Source = null, Direction = MetricDirection.Descriptive };
    }

    public IEnumerable<GroupRow> Rows() =>
    [
        .. Representation.Rows(names, groups, series),
        .. PositiveRate?.Rows("Positive rate", series) ?? [],
        .. Activity.Rows("Items of a user", series),
        .. Popularity.Rows("Popularity of items", series),
    ];

    /// <summary>The Gini coefficient of the items of some users of a group, drawn at random.</summary>
    public double Gini(int group, int users)
    {
        var members = MembersOf(group);
        SeededRandom.For(options.Seed, group).Shuffle<int>(members);
        var counts = new int[data.ItemCount];
        foreach (var user in members.AsSpan(0, users))
        {
            foreach (var item in items[user])
                counts[item]++;
        }

        return CatalogueMetrics.Gini(counts);
    }

    public int[] MembersOf(int group) => [.. Enumerable.Range(0, groups.Length).Where(user => groups[user] == group)];

    private Metric ParityOfPositives(CancellationToken cancellationToken)
    {
        const string Name = "Statistical parity difference";
        var what = $"the share of a user's interactions that are positive{(options.PositiveFrom is { } least ? FormattableString.Invariant($" (a value of at least {least})") : "")}";
        if (PositiveRate is not { } rate)
            return Metric.NotDefined(Name, series, data.HasValues ? "Nobody said from which value on an interaction is positive, such as a rating of 4." : "The interactions have no values, so none is more positive than another.", $"The difference of groups in {what}.");
        return rate.Gap(Name, series, what, cancellationToken) with { Source = "Dwork et al. 2012" };
    }

    private GroupValues Of(int[] users, Func<int, double> value) => new(names, Array.ConvertAll(users, user => groups[user]), Array.ConvertAll(users, user => value(user)), options);
}
