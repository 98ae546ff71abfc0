using MathNet.Numerics.Statistics;

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
    public static double Of(IReadOnlyCollection<double> members, IReadOnlyCollection<double> others) => WinsOfMembers(members, others).Average();

    /// <summary>The area and its standard error over both members and others (DeLong, DeLong and Clarke-Pearson 1988).</summary>
    /// <param name="members">The attack's scores of users the generator learnt from, at least two.</param>
    /// <param name="others">The attack's scores of users like them that it never saw, at least two.</param>
    /// <exception cref="ArgumentException">One of the sides has fewer than two users.</exception>
    public static (double Auc, double StandardError) WithError(IReadOnlyCollection<double> members, IReadOnlyCollection<double> others)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(others);
        if (members.Count < 2 || others.Count < 2)
            throw new ArgumentException($"A standard error needs two users on each side; there are {members.Count} members and {others.Count} others.", nameof(members));
        var wins = WinsOfMembers(members, others);
        var losses = WinsOfMembers(others, members);
        return (wins.Average(), Math.Sqrt((wins.Variance() / wins.Length) + (losses.Variance() / losses.Length)));
    }

    /// <summary>An area with its 95 % interval by the normal distribution, cut to [0, 1].</summary>
    internal static Estimate Interval(double auc, double standardError) => Estimate.Around(auc, standardError).Within(0, 1);

    /// <summary>For each member the share of others that score lower, ties counting half.</summary>
    private static double[] WinsOfMembers(IReadOnlyCollection<double> members, IReadOnlyCollection<double> others)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(others);
        if (members.Count == 0 || others.Count == 0)
            throw new ArgumentException("There must be members and others.", nameof(members));
        var sorted = others.Order().ToArray();
        return [.. members.Select(member => (CountBelow(sorted, member) + CountBelow(sorted, Math.BitIncrement(member))) / (2.0 * sorted.Length))];
    }

    private static int CountBelow(double[] sorted, double bound)
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
