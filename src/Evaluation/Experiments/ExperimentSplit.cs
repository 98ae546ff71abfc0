namespace SynthRec.MLNet.Evaluation;

/// <summary>The real data of one repetition, over the items that the generator can learn of.</summary>
/// <param name="Training">What the generator learns from.</param>
/// <param name="Visible">The visible part of the test users.</param>
/// <param name="HeldOut">The part of the test users that is to be predicted.</param>
/// <param name="UnknownHeldOut">The number of held-out interactions left out because no training user has the item.</param>
/// <param name="RepeatedHeldOut">The number of held-out interactions left out because the user has the item in the visible part too.</param>
internal sealed record ExperimentSplit(Interactions Training, Interactions Visible, Interactions HeldOut, int UnknownHeldOut, int RepeatedHeldOut)
{
    public static ExperimentSplit Draw(Interactions data, ExperimentOptions options, int seed)
    {
        if (options.HeldOut != HeldOutPart.Random && !data.HasTimestamps)
            throw new InvalidDataException($"{nameof(options.HeldOut)} is {options.HeldOut}, and the interactions have no times. Read them with {nameof(InteractionColumns)}.{nameof(InteractionColumns.Timestamp)} set, or hold out a random part.");
        if (options.Protocol == ExperimentProtocol.Weak)
        {
            var parts = HoldOut(data, options, seed);
            return OverTrainingItems(parts.Training, parts.Training, parts.HeldOut, seed);
        }

        if (data.UserCount < 2)
            throw new InvalidDataException($"Strong generalisation needs users to learn from and users to test on; the data has {data.UserCount}.");
        var testUsers = options.TestUsers ?? Math.Clamp((int)Math.Round(data.UserCount * options.TestFraction), 1, data.UserCount - 1);
        if (testUsers >= data.UserCount)
            throw new ArgumentOutOfRangeException(nameof(options), testUsers, $"Of the {data.UserCount} users at least one must be left to learn from: lower {nameof(options.TestUsers)}.");
        var split = data.SplitUsers(testUsers, test => HoldOut(test, options, seed), seed);
        return OverTrainingItems(split.Training, split.Visible, split.HeldOut, seed);
    }

    /// <summary>The interactions that count as ones to recommend.</summary>
    /// <exception cref="InvalidDataException">They are told by their values, and there are none.</exception>
    public static Interactions Relevant(Interactions data, ExperimentOptions options) => RelevantItems.From(data, options.RelevantFrom);

    private static HoldOut HoldOut(Interactions data, ExperimentOptions options, int seed)
    {
        var fraction = 1 - options.VisibleFraction;
        return options.HeldOut switch
        {
            HeldOutPart.Latest => data.HoldOutLatest(fraction),
            HeldOutPart.AfterPointInTime => data.HoldOutByTime(fraction),
            _ => data.HoldOutRandom(fraction, seed),
        };
    }

    private static ExperimentSplit OverTrainingItems(Interactions training, Interactions visible, Interactions heldOut, int seed)
    {
        var counts = training.ItemCounts();
        var items = ShuffledItems.Order([.. Enumerable.Range(0, counts.Length).Where(item => counts[item] > 0)], seed);
        var (knownVisible, known) = (visible.RenumberItems(items), heldOut.RenumberItems(items));
        var fresh = WithoutItemsOf(knownVisible, known);
        return new(training.RenumberItems(items), knownVisible, fresh, heldOut.Count - known.Count, known.Count - fresh.Count);
    }

    /// <summary>The held-out interactions of each user with items that are not in the visible part, where data has duplicates.</summary>
    private static Interactions WithoutItemsOf(Interactions visible, Interactions heldOut)
    {
        var keep = new bool[heldOut.Count];
        for (var user = 0; user < heldOut.UserCount; user++)
        {
            for (var at = heldOut.Offsets[user]; at < heldOut.Offsets[user + 1]; at++)
                keep[at] = visible.ItemsOf(user).BinarySearch(heldOut.ItemIndices[at]) < 0;
        }

        return heldOut.Where(at => keep[at]);
    }
}
