namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Linkability: who knows a user by half of the catalogue in one place and by the other half in another links the two if the same synthetic
/// user is nearest to both.
/// </summary>
internal static class Linkability
{
    private static readonly GuessAttack Attack = GuessAttack.OfAnonymeter("linkability",
        "A guess is right if the synthetic user nearest to the user by one random half of all items is nearest by the other half too; users without items in a half are guessed wrong");

    public static IReadOnlyList<Metric> Run(AttackSetting setting)
    {
        if (setting.NoControlBecause is { } reason)
            return Attack.NotDefined(reason);
        var random = setting.Random(RandomDraw.ItemHalves);
        var isLeft = Enumerable.Range(0, setting.Members.ItemCount).Select(_ => random.NextDouble() < 0.5).ToArray();
        var (members, others) = setting.EvenTargets(setting.Options.MaximumGuesses);
        return Attack.Report(GuessOutcome.Of(Linked(setting, isLeft, members), Linked(setting, isLeft, others)));
    }

    private static bool[] Linked(AttackSetting setting, bool[] isLeft, Interactions targets)
    {
        var (left, right) = (Nearest(setting, isLeft, true, targets), Nearest(setting, isLeft, false, targets));
        return [.. left.Zip(right, (a, b) => a == b && a >= 0)];
    }

    /// <summary>The synthetic user nearest by half of the items; −1 if none has one of the target's.</summary>
    private static int[] Nearest(AttackSetting setting, bool[] isLeft, bool left, Interactions targets)
    {
        Interactions Half(Interactions users) => users.Where(at => isLeft[users.ItemIndices[at]] == left);
        var nearest = new int[targets.UserCount];
        new CommonItems(Half(setting.Synthetic)).ForEachSimilarity(Half(targets), setting.Parallel,
            (target, _, similarities) => nearest[target] = NearestSet.Of(similarities, 1) is [var first] ? first : -1);
        return nearest;
    }
}
