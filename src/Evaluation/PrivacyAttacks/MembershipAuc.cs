namespace SynthRec.MLNet.Evaluation;

/// <summary>How well an attack tells the users a generator learnt from apart from others.</summary>
public static class MembershipAuc
{
    /// <summary>
    /// The area under the ROC curve: the probability that a member scores higher than a non-member, ties counting half
    /// (the statistic of Mann and Whitney 1947). 0.5 is guessing, 1 is certainty.
    /// </summary>
    /// <param name="members">The attack's scores of users the generator learnt from.</param>
    /// <param name="others">The attack's scores of users like them that it never saw.</param>
    /// <exception cref="ArgumentException">One of the sides is empty.</exception>
    public static double Of(IReadOnlyCollection<double> members, IReadOnlyCollection<double> others)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(others);
        if (members.Count == 0 || others.Count == 0)
            throw new ArgumentException("There must be members and others.", nameof(members));
        var sorted = members.Order().ToArray();
        var wins = 0.0;
        foreach (var other in others)
        {
            var (below, notAbove) = (LowerBound(sorted, other), LowerBound(sorted, Math.BitIncrement(other)));
            wins += sorted.Length - notAbove + ((notAbove - below) / 2.0);
        }

        return wins / sorted.Length / others.Count;
    }

    /// <summary>The number of values below a bound.</summary>
    private static int LowerBound(double[] sorted, double bound)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < bound)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
