namespace SynthRec.MLNet.Evaluation;

/// <summary>How few items tell people apart, and how many real users match what is known of a synthetic one.</summary>
internal static class Uniqueness
{
    private const int MostItems = 5;

    public static IReadOnlyList<Metric> Run(AttackSetting setting) => [.. Enumerable.Range(1, MostItems).SelectMany(known => new[] { Unicity(setting, known), KMap(setting, known) })];

    private static Metric Unicity(AttackSetting setting, int known) => Share(
        "Uniqueness",
        known,
        setting.Members,
        [setting.Members],
        setting,
        $"The share of members whom {known} of their items, drawn at random, tell from all other members; members with fewer items are left out. It describes the real users: who is unique can be harmed by a copy",
        "de Montjoye et al. 2013, 2015");

    private static Metric KMap(AttackSetting setting, int known) => Share(
        "Synthetic users who match one real user",
        known,
        setting.Synthetic,
        setting.NoControlBecause is null ? Even(setting) : [setting.Members],
        setting,
        $"The share of synthetic users of whom {known} items, drawn at random, are together in exactly one member (k = 1 of the k-map), of as many members as there are holdout users; the floor is the same with holdout users",
        "Sweeney 2001 (k-map)");

    private static Interactions[] Even(AttackSetting setting)
    {
        var (members, others) = setting.EvenTargets();
        return [members, others];
    }

    /// <summary>The share of users of whom the known items are in exactly one user of the first population; of the second for the floor.</summary>
    private static Metric Share(string name, int known, Interactions users, Interactions[] populations, AttackSetting setting, string definition, string source)
    {
        var matches = Array.ConvertAll(populations, population => new ItemMatches(population));
        var unique = new int[populations.Length];
        var trials = 0;
        foreach (var user in setting.Random(RandomDraw.KnownItems, -known).Permutation(users.UserCount).Where(user => users.CountOf(user) >= known).Take(setting.Options.MaximumGuesses))
        {
            var items = users.ItemsOf(user).ToArray();
            setting.Random(RandomDraw.KnownItems, user).Shuffle<int>(items);
            for (var at = 0; at < matches.Length; at++)
                unique[at] += matches[at].UsersWithAll(items.AsSpan(0, known)) == 1 ? 1 : 0;
            trials++;
        }

        var subject = known == 1 ? "1 known item" : $"{known} known items";
        if (trials == 0)
            return Metric.NotDefined(name, subject, $"Nobody has {known} items.", definition) with { Source = source };
        var share = Proportion.Wilson(unique[0], trials);
        return Metric.Of(name, subject, share.Value, definition) with
        {
            Source = source,
            Interval = share,
            Direction = MetricDirection.Descriptive,
            Floor = unique.Length > 1 ? (double)unique[1] / trials : null,
        };
    }
}
