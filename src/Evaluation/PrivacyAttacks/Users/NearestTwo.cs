namespace SynthRec.MLNet.Evaluation;

/// <summary>The distances of users to the nearest and the second nearest of others: one less the Jaccard similarity.</summary>
internal sealed record NearestTwo(double[] First, double[] Second)
{
    /// <summary>The ratio of the nearest to the second nearest distance; 1 where both are 0.</summary>
    public double[] Ratios => [.. First.Zip(Second, (first, second) => second == 0 ? 1 : first / second)];

    /// <summary>The distances to others, or with <paramref name="amongThemselves"/> to the others of the same users.</summary>
    public static NearestTwo Of(Interactions users, Interactions others, bool amongThemselves, ParallelOptions parallel)
    {
        var commonItems = new CommonItems(others);
        var (first, second) = (new double[users.UserCount], new double[users.UserCount]);
        commonItems.ForEach(users, parallel, (user, items, common) =>
        {
            var (best, next) = (0.0, 0.0);
            for (var other = 0; other < common.Length; other++)
            {
                if (common[other] == 0 || (amongThemselves && other == user))
                    continue;
                var similarity = (double)common[other] / (items.Length + commonItems.Sizes[other] - common[other]);
                if (similarity > best)
                    (best, next) = (similarity, best);
                else if (similarity > next)
                    next = similarity;
            }

            (first[user], second[user]) = (1 - best, 1 - next);
        });
        return new(first, second);
    }
}
