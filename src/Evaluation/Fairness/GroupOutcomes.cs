using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Collects what the lists of one recommender, trained in one way, do for the users of each group.</summary>
/// <param name="groups">The groups.</param>
/// <param name="items">The items that indices are of in the end, whatever their numbers in one repetition.</param>
/// <param name="k">How many items of a list count.</param>
internal sealed class GroupOutcomes(UserGroups groups, Vocabulary items, int k)
{
    private readonly Dictionary<string, UserOutcome> outcomes = new(StringComparer.Ordinal);

    public int K => k;

    public int ItemCount => items.Count;

    public IReadOnlyList<string> Names => groups.Names;

    public IReadOnlyCollection<UserOutcome> All => outcomes.Values;

    public UserOutcome? Find(string user) => outcomes.GetValueOrDefault(user);

    public IEnumerable<string> JudgedUsers => outcomes.Where(pair => pair.Value.Judged > 0).Select(pair => pair.Key);

    /// <summary>Adds lists, one for each user of <paramref name="seen"/>.</summary>
    public void Add(RankedLists lists, Interactions seen, Interactions relevant, Interactions training)
    {
        var (labels, strata, popularity) = (groups.Of(seen, "test"), PopularityStrata.Of(training), TrainingData.ItemShares(training));
        var inStratum = new int[PopularityStrata.Count];
        foreach (var stratum in strata)
            inStratum[stratum]++;
        var numbers = Enumerable.Range(0, training.ItemCount).Select(NumberOf(training.Items)).ToArray();
        for (var user = 0; user < seen.UserCount; user++)
        {
            var id = seen.Users.GetText(user);
            if (!outcomes.TryGetValue(id, out var outcome))
                outcomes.Add(id, outcome = new(labels[user]));
            var list = lists.ItemsOf(user);
            var shown = list[..Math.Min(k, list.Length)];
            foreach (var item in shown)
            {
                outcome.Shown.Add(numbers[item]);
                outcome.Popularity += popularity[item];
                outcome.ShownOfStratum[strata[item]]++;
            }

            for (var stratum = 0; stratum < inStratum.Length; stratum++)
                outcome.CandidatesOfStratum[stratum] += inStratum[stratum];
            foreach (var item in TrainingData.DistinctItems(seen, user))
                outcome.CandidatesOfStratum[strata[item]]--;
            if (relevant.CountOf(user) > 0)
                AddJudged(outcome, shown, TrainingData.DistinctItems(relevant, user), strata, training.ItemCount - TrainingData.DistinctItems(seen, user).Length);
        }
    }

    private void AddJudged(UserOutcome outcome, ReadOnlySpan<int> shown, ReadOnlySpan<int> relevant, int[] strata, int candidates)
    {
        var hits = 0;
        foreach (var item in relevant)
        {
            outcome.RelevantOfStratum[strata[item]]++;
            if (shown.Contains(item))
            {
                hits++;
                outcome.HitsOfStratum[strata[item]]++;
            }
        }

        outcome.Judged++;
        outcome.Ndcg += RankingMetrics.Ndcg(shown, relevant, k);
        outcome.TruePositiveRate += (double)hits / relevant.Length;
        outcome.FalsePositiveRate += candidates == relevant.Length ? 0 : (double)(shown.Length - hits) / (candidates - relevant.Length);
    }

    private Func<int, int> NumberOf(Vocabulary ofRepetition) => item => items.TryGetIndex(ofRepetition.GetText(item), out var index)
        ? index
        : throw new ArgumentException($"Item '{ofRepetition.GetText(item)}' of the lists is none of the data's.");
}
