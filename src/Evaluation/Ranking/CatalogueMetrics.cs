using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Metrics of many users' lists together: how much of the catalogue is recommended, and how evenly.</summary>
public static class CatalogueMetrics
{
    /// <summary>How often each item is among the first k of a list.</summary>
    public static int[] Exposures(RankedLists lists, int itemCount, int k)
    {
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var exposures = new int[itemCount];
        for (var list = 0; list < lists.Count; list++)
        {
            var items = lists.ItemsOf(list);
            foreach (var item in items[..Math.Min(k, items.Length)])
                exposures[item]++;
        }

        return exposures;
    }

    /// <summary>The share of items with a count above 0, in [0, 1].</summary>
    public static double Coverage(ReadOnlySpan<int> counts)
    {
        RequireItems(counts);
        var covered = 0;
        foreach (var count in counts)
            covered += count > 0 ? 1 : 0;
        return (double)covered / counts.Length;
    }

    /// <summary>The Gini coefficient of counts: 0 when all items have the same, towards 1 when one item has all.</summary>
    public static double Gini(ReadOnlySpan<int> counts)
    {
        RequireItems(counts);
        var sorted = counts.ToArray();
        Array.Sort(sorted);
        var (total, weighted) = (0.0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            total += sorted[i];
            weighted += (2.0 * (i + 1) - sorted.Length - 1) * sorted[i];
        }

        return total == 0 ? 0 : weighted / (sorted.Length * total);
    }

    /// <summary>
    /// Novelty: the mean over exposures of −log₂ of the share of users who took the item in training (Zhou et al. 2010), in bits.
    /// An item that nobody took counts as if half a user had.
    /// </summary>
    /// <param name="exposures">How often each item is recommended.</param>
    /// <param name="training">The interactions that popularity is counted in.</param>
    public static double Novelty(ReadOnlySpan<int> exposures, Interactions training)
    {
        ArgumentNullException.ThrowIfNull(training);
        RequireItems(exposures);
        if (training.ItemCount != exposures.Length)
            throw new ArgumentException($"There are exposures of {exposures.Length} items, and the training interactions have {training.ItemCount}.", nameof(exposures));
        var surprises = Surprises(training);
        var (bits, total) = (0.0, 0L);
        for (var item = 0; item < surprises.Length; item++)
        {
            bits += exposures[item] * surprises[item];
            total += exposures[item];
        }

        return total == 0 ? 0 : bits / total;
    }

    /// <summary>The bits of each item: −log₂ of the share of users who took it.</summary>
    internal static double[] Surprises(Interactions training) =>
        Array.ConvertAll(training.ItemCounts(), count => -Math.Log2(Math.Max(count, 0.5) / training.UserCount));

    private static void RequireItems(ReadOnlySpan<int> counts)
    {
        if (counts.IsEmpty)
            throw new ArgumentException("There are no items.", nameof(counts));
    }
}
