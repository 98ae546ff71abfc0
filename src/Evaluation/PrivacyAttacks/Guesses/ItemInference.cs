namespace SynthRec.MLNet.Evaluation;

/// <summary>Inference: who knows all other items of a user guesses by the nearest synthetic user whether the user has an item.</summary>
internal static class ItemInference
{
    private static readonly GuessAttack Attack = GuessAttack.OfAnonymeter("inference of an item",
        "A guess is that the user has an item if and only if the synthetic user nearest by all other items has it. Of half of the users it is an item they have, of the others one "
        + "that they have not, drawn by its popularity among synthetic users");

    public static IReadOnlyList<Metric> Run(AttackSetting setting)
    {
        if (setting.NoControlBecause is { } reason)
            return Attack.NotDefined(reason);
        var (members, others) = setting.EvenTargets(setting.Options.MaximumGuesses);
        var synthetic = new CommonItems(setting.Synthetic);
        return Attack.Report(GuessOutcome.Of(Guess(setting, synthetic, members, 0), Guess(setting, synthetic, others, 1)));
    }

    private static bool[] Guess(AttackSetting setting, CommonItems synthetic, Interactions targets, int side)
    {
        var secrets = Enumerable.Range(0, targets.UserCount).Select(target => Secret(setting, targets.ItemsOf(target), target, side)).ToArray();
        var known = targets.Where(IsKnown(targets, secrets));
        var right = new bool[targets.UserCount];
        synthetic.ForEachSimilarity(known, setting.Parallel, (target, _, similarities) =>
        {
            var guess = NearestSet.Of(similarities, 1) is [var nearest] && setting.Synthetic.ItemsOf(nearest).BinarySearch(secrets[target]) >= 0;
            right[target] = guess == (targets.ItemsOf(target).BinarySearch(secrets[target]) >= 0);
        });
        return right;
    }

    /// <summary>Whether the interaction at a position is not with the user's secret item.</summary>
    private static Func<int, bool> IsKnown(Interactions targets, int[] secrets)
    {
        var secretAt = new HashSet<int>();
        for (var target = 0; target < secrets.Length; target++)
        {
            var at = targets.ItemsOf(target).BinarySearch(secrets[target]);
            if (at >= 0)
                secretAt.Add(targets.Offsets[target] + at);
        }

        return at => !secretAt.Contains(at);
    }

    private static int Secret(AttackSetting setting, ReadOnlySpan<int> items, int target, int side)
    {
        var random = setting.Random(RandomDraw.Secrets, (2L * target) + side);
        if (target % 2 == 0)
            return items[random.NextInt32(items.Length)];
        const int Attempts = 1000;
        var item = 0;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            item = setting.Synthetic.ItemIndices[random.NextInt32(setting.Synthetic.Count)];
            if (items.BinarySearch(item) < 0)
                break;
        }

        return item;
    }
}
