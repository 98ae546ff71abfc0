namespace SynthRec.MLNet.Evaluation;

/// <summary>Whether two lists of values put the same things in the same order.</summary>
public static class KendallTau
{
    /// <summary>
    /// Kendall's τ-b (Kendall 1945): concordant less discordant pairs, over the geometric mean of the numbers of pairs that are not tied in each list.
    /// </summary>
    /// <param name="first">A finite value for each thing, at least two.</param>
    /// <param name="second">Another finite value for each thing, in the same order.</param>
    /// <returns>1 for the same order, −1 for the reverse; null if all values of a list are equal, for then it has no order.</returns>
    /// <exception cref="ArgumentException">The numbers of values differ, or there are fewer than two.</exception>
    public static double? Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count || first.Count < 2)
            throw new ArgumentException($"An order needs the same two or more things in both lists; there are {first.Count} and {second.Count}.", nameof(second));
        var (balance, firstPairs, secondPairs) = (0L, 0L, 0L);
        for (var i = 0; i < first.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (first[i].CompareTo(first[j]), second[i].CompareTo(second[j]));
                balance += a * b;
                firstPairs += a * a;
                secondPairs += b * b;
            }
        }

        return firstPairs == 0 || secondPairs == 0 ? null : balance / Math.Sqrt((double)firstPairs * secondPairs);
    }
}
