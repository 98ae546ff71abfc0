namespace SynthRec.MLNet.Evaluation;

/// <summary>Checks what is attacked and brings it to sets of items of one vocabulary. Users without interactions are left out: nobody can attack them by their items.</summary>
internal static class PrivacyInput
{
    /// <summary>Users with few items may share ids and items by chance where ids are numbers.</summary>
    private const double LargestShareOfMembers = 0.1;

    public static (AttackSetting Setting, AttributeLabels[] Attributes) Prepare(Interactions members, IReadOnlyList<Interactions> releases, Interactions? holdout, PrivacyOptions options, CancellationToken cancellationToken)
    {
        options.Validate();
        if (releases.Count == 0)
            throw new ArgumentException("There is no set of synthetic users.", nameof(releases));
        RequireUsers(members, "members");
        foreach (var release in releases)
            RequireUsers(release, "synthetic users");
        AttributeLabels[] attributes = [.. options.Attributes.Select(attribute => OfActive(attribute, members, releases, holdout))];
        RequireCommonItems(members, releases);

        var items = ItemSets.UnionOf([members, .. releases, .. holdout is null ? [] : new[] { holdout }]);
        Interactions Sets(Interactions data) => ItemSets.In(items, data.WithActivityAtLeast(1));
        var sets = releases.Select(Sets).ToArray();
        var (memberSets, holdoutSets) = (Sets(members), Sets(holdout ?? members.SelectUsers([])));
        RequireOthers(memberSets, holdoutSets);
        return (new(memberSets, sets, sets.Aggregate(ItemSets.Join), holdoutSets, options, cancellationToken), attributes);
    }

    private static void RequireUsers(Interactions data, string name)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
            throw new InvalidDataException($"The {name} have no interactions ({data.UserCount} users, {data.ItemCount} items). Check the file and its filters.");
    }

    private static void RequireCommonItems(Interactions members, IReadOnlyList<Interactions> releases)
    {
        foreach (var release in releases)
        {
            if (!ReferenceEquals(release.Items, members.Items) && ItemMap.Between(release.Items, members.Items).All(item => item < 0))
                throw new InvalidDataException($"The synthetic users and the members have no item in common: one has items like '{release.Items.GetText(0)}', the other like '{members.Items.GetText(0)}'. Give both the same ids.");
        }
    }

    /// <summary>Members among the holdout users would make every attack look harmless.</summary>
    private static void RequireOthers(Interactions members, Interactions holdout)
    {
        var same = Enumerable.Range(0, holdout.UserCount).Count(user =>
            members.Users.TryGetIndex(holdout.Users.GetText(user), out var member) && members.ItemsOf(member).SequenceEqual(holdout.ItemsOf(user)));
        if (same > LargestShareOfMembers * holdout.UserCount)
            throw new ArgumentException($"{same} of the {holdout.UserCount} holdout users are members: they have the same ids and items. Give users that the generator never saw.", nameof(holdout));
    }

    /// <summary>The labels of the users with interactions.</summary>
    private static AttributeLabels OfActive(AttributeLabels attribute, Interactions members, IReadOnlyList<Interactions> releases, Interactions? holdout)
    {
        string[] Active(IReadOnlyList<string> labels, IReadOnlyList<Interactions> data, string whose)
        {
            var counts = data.SelectMany(users => Enumerable.Range(0, users.UserCount).Select(users.CountOf)).ToArray();
            if (labels.Count != counts.Length)
                throw new ArgumentException($"There are {labels.Count} labels of '{attribute.Attribute}' for {counts.Length} {whose}. Give each a label.", nameof(attribute));
            return [.. labels.Where((_, user) => counts[user] > 0)];
        }

        return attribute with
        {
            Members = Active(attribute.Members, [members], "members"),
            Synthetic = attribute.Synthetic is { } synthetic ? Active(synthetic, releases, "synthetic users") : null,
            Holdout = attribute.Holdout is { } labels ? Active(labels, holdout is null ? [] : [holdout], "holdout users") : null,
        };
    }
}
