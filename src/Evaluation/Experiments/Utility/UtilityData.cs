namespace SynthRec.MLNet.Evaluation;

/// <summary>All that is trained and tested on, under the item numbers of the real users trained on.</summary>
internal sealed class UtilityData
{
    private UtilityData()
    {
    }

    /// <summary>The real users trained on.</summary>
    public required Interactions Real { get; init; }

    /// <summary>The synthetic users.</summary>
    public required Interactions Synthetic { get; init; }

    /// <summary>The synthetic users trained on where others of them are tested on; null if there are too few.</summary>
    public required Interactions? SyntheticTraining { get; init; }

    /// <summary>The real test users.</summary>
    public required TestUsers RealTest { get; init; }

    /// <summary>The synthetic test users; null if there are too few.</summary>
    public required TestUsers? SyntheticTest { get; init; }

    public required UtilityCounts Counts { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <exception cref="InvalidDataException">The data cannot be judged; the message says why and how to mend it.</exception>
    public static UtilityData Of(Interactions real, Interactions synthetic, Interactions? holdout, UtilityOptions options)
    {
        RequireInteractions(real, "real");
        RequireInteractions(synthetic, "synthetic");
        if (holdout is not null)
            RequireInteractions(holdout, "holdout");
        RequireValues(real, synthetic, holdout, options);
        var notes = new UtilityNotes(options);
        var (trainedOn, tested) = holdout is null ? HoldOutUsers(real, options) : (real, notes.SomeOf(holdout, "holdout"));
        if (holdout is null)
            notes.AddLeak(tested.UserCount);
        else
            notes.AddSharedUsers(real, holdout);

        var counts = trainedOn.ItemCounts();
        var items = trainedOn.Items.Subset(ShuffledItems.Order([.. Enumerable.Range(0, counts.Length).Where(item => counts[item] > 0)], options.Seed));
        if (options.K > items.Count)
            throw new ArgumentException($"Lists of {options.K} items are wanted, and the real users have {items.Count} items. Take shorter lists, or data with more items.", nameof(options));
        var learnt = KnownItems.Of(synthetic, items);
        if (learnt.Data.Count == 0)
            throw new InvalidDataException($"The real and the synthetic interactions have no item in common: real items are such as '{items.GetText(0)}', synthetic ones such as '{synthetic.Items.GetText(synthetic.ItemIndices[0])}'. Give both the same ids.");
        notes.AddUnknown(learnt.Unknown, synthetic.Count, "synthetic");
        var test = KnownItems.Of(tested, items, DuplicatePolicy.KeepLast);
        notes.AddUnknown(test.Unknown, tested.Count, "test users'");
        var realTest = TestUsers.Draw(test.Data, options.NumberOfSplits, options);
        if (realTest.Count < 2)
            throw new InvalidDataException($"{realTest.Count} of {tested.UserCount} test users have a relevant item to hold out that a real user trained on has, too few to judge by. {(holdout is null ? "Give more users, test on a larger share of them" : "Give a holdout with more users and items of the real ones")}, hold out more of what each took{(options.RelevantFrom is null ? "" : ", or count lower values as relevant")}.");
        var (syntheticTraining, syntheticTest) = SplitSynthetic(learnt.Data, options);
        var known = KnownItems.Of(trainedOn, items).Data;
        return new()
        {
            Real = known,
            Synthetic = learnt.Data,
            SyntheticTraining = syntheticTraining,
            RealTest = realTest,
            SyntheticTest = syntheticTest,
            Notes = notes.All,
            Counts = new()
            {
                RealUsers = known.UserCount,
                RealInteractions = known.Count,
                SyntheticUsers = learnt.Data.UserCount,
                SyntheticInteractions = learnt.Data.Count,
                UnknownSyntheticInteractions = learnt.Unknown,
                Items = items.Count,
                TestUsers = tested.UserCount,
                JudgedUsers = realTest.Count,
                UnknownTestInteractions = test.Unknown,
                JudgedSyntheticUsers = syntheticTest?.Count ?? 0,
            },
        };
    }

    private static (Interactions Training, Interactions Test) HoldOutUsers(Interactions real, UtilityOptions options)
    {
        var users = TestUserCount(real, options);
        if (users >= real.UserCount)
            throw new InvalidDataException($"The {real.UserCount} real users are too few to learn from some and test on two others. Give more, or a holdout.");
        var order = SeededRandom.For(options.Seed, UtilityPurpose.RealTestUsers).Permutation(real.UserCount);
        return (real.SelectUsers([.. order[users..].Order()]), real.SelectUsers([.. order[..users].Order()]));
    }

    /// <summary>Synthetic users to learn from, and others to test on; all are told from each other by their place, for ids may repeat real ones.</summary>
    private static (Interactions? Training, TestUsers? Test) SplitSynthetic(Interactions synthetic, UtilityOptions options)
    {
        var users = TestUserCount(synthetic, options);
        if (users >= synthetic.UserCount)
            return (null, null);
        var order = SeededRandom.For(options.Seed, UtilityPurpose.SyntheticTestUsers).Permutation(synthetic.UserCount);
        var distinct = KnownItems.Of(synthetic.SelectUsers([.. order[..users].Order()]), synthetic.Items, DuplicatePolicy.KeepLast).Data;
        var test = TestUsers.Draw(distinct, 1, options);
        return test.Count < 2 ? (null, null) : (synthetic.SelectUsers([.. order[users..].Order()]), test);
    }

    private static int TestUserCount(Interactions data, UtilityOptions options) =>
        Math.Clamp((int)Math.Round(data.UserCount * options.TestFraction), 2, options.MaximumTestUsers);

    private static void RequireValues(Interactions real, Interactions synthetic, Interactions? holdout, UtilityOptions options)
    {
        foreach (var (data, which) in new[] { (real, "real"), (synthetic, "synthetic"), (holdout, "holdout") })
        {
            if (options.RelevantFrom is { } least && data is { HasValues: false })
                throw new InvalidDataException(FormattableString.Invariant($"Values from {least} on are to be relevant, and the {which} interactions have no values. Give values to all, or count all interactions as relevant."));
        }
    }

    private static void RequireInteractions(Interactions data, string which)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
            throw new InvalidDataException($"The {which} data has no interactions ({data.UserCount} users, {data.ItemCount} items). Check the file and its filters.");
    }
}
