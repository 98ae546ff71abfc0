using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// A density ratio by pairs of items: which of the target's pairs are more frequent among synthetic users than in the reference population.
/// It finds traces spread over many synthetic users, of which none is near.
/// </summary>
internal sealed class ItemPairAttack(AttackSetting setting)
{
    private const int PairsOfTarget = 50;
    private readonly ItemUsers synthetic = new(setting.Synthetic);

    public AttackScores Score(Interactions targets, Interactions referenceUsers)
    {
        var reference = new ItemUsers(referenceUsers);
        var scores = new double[targets.UserCount];
        Parallel.For(0, scores.Length, setting.Parallel, target =>
        {
            var items = targets.ItemsOf(target);
            if (items.Length < 2)
                return;
            var random = setting.Random(RandomDraw.ItemPairs, target);
            for (var pair = 0; pair < PairsOfTarget; pair++)
            {
                var first = random.NextInt32(items.Length);
                var second = (first + 1 + random.NextInt32(items.Length - 1)) % items.Length;
                scores[target] += LogShare(synthetic, setting.Synthetic.UserCount, items[first], items[second])
                    - LogShare(reference, referenceUsers.UserCount, items[first], items[second]);
            }
        });
        return new("item pairs", $"the mean over {PairsOfTarget} random pairs of the target's items of the logarithm of the share of synthetic users over that of reference users with both, half a user added", "van Breugel et al. 2023 (DOMIAS), by pairs", Array.ConvertAll(scores, score => score / PairsOfTarget));
    }

    private static double LogShare(ItemUsers takers, int users, int first, int second) =>
        Math.Log((InBoth(takers.UsersOf(first), takers.UsersOf(second)) + 0.5) / (users + 1.0));

    private static int InBoth(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var (i, j, both) = (0, 0, 0);
        while (i < first.Length && j < second.Length)
        {
            var (a, b) = (first[i], second[j]);
            both += a == b ? 1 : 0;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return both;
    }
}
