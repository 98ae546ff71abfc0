namespace SynthRec.MLNet.Recommenders;

/// <summary>What recommenders of implicit feedback ask of their interactions.</summary>
internal static class TrainingData
{
    /// <exception cref="InvalidDataException">There is nothing to learn from.</exception>
    public static void RequireInteractions(Interactions training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Count == 0)
            throw new InvalidDataException($"There are no interactions to learn from ({training.UserCount} users, {training.ItemCount} items). Check the file and its filters.");
    }

    /// <summary>The items of a user in ascending order, each once.</summary>
    public static ReadOnlySpan<int> DistinctItems(Interactions data, int user) => Distinct(data.ItemsOf(user));

    /// <summary>The items, which are ascending, each once.</summary>
    public static ReadOnlySpan<int> Distinct(ReadOnlySpan<int> items)
    {
        for (var i = 1; i < items.Length; i++)
        {
            if (items[i] == items[i - 1])
                return items.ToArray().Distinct().ToArray();
        }

        return items;
    }

    /// <summary>The share of users who took each item.</summary>
    public static float[] ItemShares(Interactions data)
    {
        var counts = new int[data.ItemCount];
        for (var user = 0; user < data.UserCount; user++)
        {
            foreach (var item in DistinctItems(data, user))
                counts[item]++;
        }

        return Array.ConvertAll(counts, count => (float)count / data.UserCount);
    }
}
