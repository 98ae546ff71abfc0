namespace SynthRec.MLNet.Evaluation;

/// <summary>How fairly lists of recommended items treat groups of users, and popular and unpopular items.</summary>
internal sealed class ListFairness
{
    private readonly GroupOutcomes outcomes;
    private readonly string subject;
    private readonly FairnessOptions options;
    private readonly UserOutcome[] all;
    private readonly UserOutcome[] judged;

    public ListFairness(GroupOutcomes outcomes, string subject, FairnessOptions options)
    {
        (this.outcomes, this.subject, this.options) = (outcomes, subject, options);
        all = [.. outcomes.All];
        judged = [.. all.Where(user => user.Judged > 0)];
    }

    private GroupValues Ndcg => Of(judged, user => user.Ndcg / user.Judged);

    private GroupValues TruePositives => Of(judged, user => user.TruePositiveRate / user.Judged);

    private GroupValues FalsePositives => Of(judged, user => user.FalsePositiveRate / user.Judged);

    private GroupValues Popularity => Of([.. all.Where(user => user.Shown.Count > 0)], user => user.Popularity / user.Shown.Count);

    public IEnumerable<Metric> Metrics(CancellationToken cancellationToken)
    {
        var k = outcomes.K;
        yield return Ndcg.Gap($"NDCG@{k} gap", subject, $"NDCG@{k}", cancellationToken) with { Source = "Ekstrand et al. 2018" };
        yield return TruePositives.Gap("Equal opportunity difference", subject, $"the share of a user's relevant items that are among the first {k}", cancellationToken) with { Source = "Hardt, Price and Srebro 2016" };
        yield return FalsePositives.Gap("False positive difference", subject, $"the share of a user's other items, neither relevant nor seen, that are among the first {k}", cancellationToken) with { Source = "Hardt, Price and Srebro 2016" };
        yield return EqualisedOdds(cancellationToken);
        yield return ExposureParity.Of("Exposure parity distance", subject, [.. all.Select(user => user.Shown.ToArray())], GroupsOf(all), outcomes.Names, outcomes.ItemCount, options, cancellationToken);
        yield return Popularity.Gap("Recommended popularity gap", subject, "the mean share of training users who took the items shown", cancellationToken) with { Source = "Abdollahpouri et al. 2019" };
        yield return Exposure.MeanPopularity(all, subject, options);
        yield return Exposure.Gini(all, outcomes.ItemCount, subject);
        yield return Exposure.StatisticalParity(all, subject, options);
        yield return Exposure.EqualOpportunity(judged, subject, options);
    }

    public IEnumerable<GroupRow> Rows() =>
    [
        .. Ndcg.Rows($"NDCG@{outcomes.K}", subject),
        .. TruePositives.Rows("True positive rate", subject),
        .. FalsePositives.Rows("False positive rate", subject),
        .. Popularity.Rows("Popularity of items shown", subject),
    ];

    private Metric EqualisedOdds(CancellationToken cancellationToken)
    {
        const string Name = "Equalised odds difference";
        var definition = $"The larger of the gaps in true and in false positive rates between groups. Compared are groups of at least {options.SmallestGroup} users; floor and p-value are from {options.Permutations} random exchanges of the users' labels.";
        if (GroupValues.WhyNot(GroupValues.SizesOf(GroupsOf(judged), outcomes.Names.Count), outcomes.Names, options) is { } reason)
            return Metric.NotDefined(Name, subject, reason, definition);
        var (right, wrong) = (TruePositives, FalsePositives);
        var test = PermutationTest.Of(labels => Math.Max(right.GapOf(labels), wrong.GapOf(labels)), GroupsOf(judged), options.Permutations, options.Seed, options.NumberOfThreads, cancellationToken);
        return Metric.Of(Name, subject, test.Value, definition) with { PValue = test.PValue, Floor = test.Floor, Source = "Hardt, Price and Srebro 2016" };
    }

    private static int[] GroupsOf(UserOutcome[] users) => Array.ConvertAll(users, user => user.Group);

    private GroupValues Of(UserOutcome[] users, Func<UserOutcome, double> value) => new(outcomes.Names, GroupsOf(users), Array.ConvertAll(users, user => value(user)), options);
}
