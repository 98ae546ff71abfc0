namespace SynthRec.MLNet.Evaluation;

/// <summary>How interactions are spread over items, and over users.</summary>
internal static class Marginals
{
    /// <summary>The total variation distance between the items' shares of the interactions.</summary>
    public static double PopularityDistance(Interactions first, Interactions second) =>
        TotalVariation(first.ItemCounts(), second.ItemCounts());

    /// <summary>The total variation distance between the shares of users in each half octave of activity.</summary>
    public static double ActivityDistance(Interactions first, Interactions second) =>
        TotalVariation(UsersByHalfOctave(first), UsersByHalfOctave(second));

    private static double TotalVariation(int[] first, int[] second)
    {
        var (firstTotal, secondTotal) = (first.Sum(count => (double)count), second.Sum(count => (double)count));
        return first.Zip(second, (a, b) => Math.Abs((a / firstTotal) - (b / secondTotal))).Sum() / 2;
    }

    private static int[] UsersByHalfOctave(Interactions data)
    {
        var users = new int[64];
        for (var user = 0; user < data.UserCount; user++)
            users[data.CountOf(user) == 0 ? 0 : 1 + (int)Math.Round(2 * Math.Log2(data.CountOf(user)))]++;
        return users;
    }
}
