using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>A value for each list, with a figure of all lists together as their mean, so that the figure has an interval as means have.</summary>
/// <remarks>
/// These are the jackknife's pseudo-values (Tukey 1958; Miller 1974), moved to have the figure itself as their mean. What leaving out a list
/// changes is the sum of what leaving out its items changes: exactly so for coverage and novelty; for Gini as long as no item changes its rank.
/// </remarks>
internal static class CataloguePseudoValues
{
    /// <summary>The share of items that are in a list (<see cref="CatalogueMetrics.Coverage"/>): a list matters by the items that no other has.</summary>
    public static double[] Coverage(RankedLists lists, int[] exposures, int k) => Of(
        CatalogueMetrics.Coverage(exposures),
        lists,
        k,
        item => exposures[item] == 1 ? (lists.Count - 1.0) / exposures.Length : 0);

    /// <summary>The mean surprise of what lists show (<see cref="CatalogueMetrics.Novelty"/>).</summary>
    public static double[] Novelty(RankedLists lists, int[] exposures, int k, Interactions training)
    {
        var (novelty, bits, total) = (CatalogueMetrics.Novelty(exposures, training), CatalogueMetrics.Surprises(training), Total(exposures));
        return Of(novelty, lists, k, item => lists.Count * (bits[item] - novelty) / total);
    }

    /// <summary>How unevenly items are shown (<see cref="CatalogueMetrics.Gini"/>): a list matters by the ranks of its items among all.</summary>
    public static double[] Gini(RankedLists lists, int[] exposures, int k)
    {
        var (gini, ranks, total) = (CatalogueMetrics.Gini(exposures), MeanRanks(exposures), Total(exposures));
        return Of(gini, lists, k, item => (lists.Count - 1.0) * ((((2 * ranks[exposures[item]]) - 1) / exposures.Length) - 1 - gini) / total);
    }

    private static double[] Of(double figure, RankedLists lists, int k, Func<int, double> ofItem)
    {
        var values = new double[lists.Count];
        for (var list = 0; list < values.Length; list++)
        {
            var items = lists.ItemsOf(list);
            foreach (var item in items[..Math.Min(k, items.Length)])
                values[list] += ofItem(item);
        }

        var mean = values.Average();
        return Array.ConvertAll(values, value => figure + value - mean);
    }

    /// <summary>For each number of exposures the mean rank of the items that have it, from 1 for the fewest.</summary>
    private static Dictionary<int, double> MeanRanks(int[] exposures)
    {
        var (ranks, below) = (new Dictionary<int, double>(), 0);
        foreach (var (count, items) in exposures.CountBy(count => count).OrderBy(pair => pair.Key))
        {
            ranks.Add(count, below + ((items + 1) / 2.0));
            below += items;
        }

        return ranks;
    }

    private static double Total(int[] exposures) => exposures.Sum(count => (double)count);
}
