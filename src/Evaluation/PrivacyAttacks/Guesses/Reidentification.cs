using MathNet.Numerics.Statistics;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Re-identification from a few known items: a synthetic user who stands out by them is taken for the user.</summary>
internal sealed class Reidentification(AttackSetting setting)
{
    private const int KnownItems = 4;
    private const double Eccentricity = 1.5;
    private const double EnoughOfRecord = 0.5;

    private static readonly GuessAttack Attack = new("re-identification from four items",
        $"Of {KnownItems} known items each counts 1 / ln(1 + the number of synthetic users with it); a guess is right if the best synthetic user leads the second by {Eccentricity} standard deviations and has a Jaccard similarity of {EnoughOfRecord} or more to the whole user",
        "Narayanan and Shmatikov 2008");

    private readonly ItemUsers takers = new(setting.Synthetic);

    public static IReadOnlyList<Metric> Run(AttackSetting setting)
    {
        if (setting.NoControlBecause is { } reason)
            return Attack.NotDefined(reason);
        if (setting.Synthetic.UserCount < 2)
            return Attack.NotDefined("There is one synthetic user, who leads nobody.");
        var (members, others) = setting.EvenTargets(setting.Options.MaximumGuesses);
        var attack = new Reidentification(setting);
        return Attack.Report(GuessOutcome.Of(attack.Guess(members, 0), attack.Guess(others, 1)));
    }

    private bool[] Guess(Interactions targets, int side)
    {
        var right = new bool[targets.UserCount];
        Parallel.For(0, right.Length, setting.Parallel, () => new double[setting.Synthetic.UserCount], (target, _, scores) =>
        {
            var items = targets.ItemsOf(target);
            var best = Standout(KnownItemsOf(items, (2L * target) + side), scores);
            right[target] = best >= 0 && Similarity(items, setting.Synthetic.ItemsOf(best)) >= EnoughOfRecord;
            return scores;
        }, static _ => { });
        return right;
    }

    private int[] KnownItemsOf(ReadOnlySpan<int> items, long index)
    {
        var known = items.ToArray();
        setting.Random(RandomDraw.KnownItems, index).Shuffle<int>(known);
        return known[..Math.Min(known.Length, KnownItems)];
    }

    /// <summary>The synthetic user who stands out; −1 if none does.</summary>
    private int Standout(int[] known, double[] scores)
    {
        Array.Clear(scores);
        foreach (var item in known)
        {
            foreach (var user in takers.UsersOf(item))
                scores[user] += 1 / Math.Log(1 + takers.CountOf(item));
        }

        var (best, second) = (0, -1);
        for (var user = 1; user < scores.Length; user++)
        {
            if (scores[user] > scores[best])
                (best, second) = (user, best);
            else if (second < 0 || scores[user] > scores[second])
                second = user;
        }

        return scores[best] > scores[second] && scores[best] - scores[second] >= Eccentricity * scores.PopulationStandardDeviation() ? best : -1;
    }

    private static double Similarity(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var common = 0;
        foreach (var item in first)
            common += second.BinarySearch(item) >= 0 ? 1 : 0;
        return (double)common / (first.Length + second.Length - common);
    }
}
