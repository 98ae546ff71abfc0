namespace SynthRec.MLNet.Evaluation;

/// <summary>Items by popularity: a head, a middle and a tail, each with a third of the interactions.</summary>
internal static class PopularityStrata
{
    public const int Count = 3;

    /// <summary>What the strata are, for definitions.</summary>
    public const string Description = "the most popular items that have a third of the training interactions together, those that have the next third, and the rest";

    /// <summary>The stratum of each item: 0 for the head, 1 for the middle, 2 for the tail.</summary>
    public static int[] Of(Interactions training)
    {
        var counts = training.ItemCounts();
        var strata = new int[counts.Length];
        var before = 0L;
        foreach (var item in Enumerable.Range(0, counts.Length).OrderByDescending(item => counts[item]))
        {
            strata[item] = training.Count == 0 ? Count - 1 : (int)Math.Min(before * Count / training.Count, Count - 1);
            before += counts[item];
        }

        return strata;
    }
}
