namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>The total variation between the items' shares of the interactions of two data sets with the same items.</summary>
internal static class ItemPopularityDistance
{
    public static double Between(Interactions first, Interactions second) =>
        first.ItemCounts().Zip(second.ItemCounts(), (a, b) => Math.Abs(((double)a / first.Count) - ((double)b / second.Count))).Sum() / 2;
}
