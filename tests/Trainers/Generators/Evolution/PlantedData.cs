namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>Events of users as interactions.</summary>
internal static class PlantedData
{
    public static Interactions Of(int itemCount, (int Item, long Time)[][] users)
    {
        var ordered = users.Select(events => events.OrderBy(e => e.Item).ThenBy(e => e.Time).ToArray()).ToArray();
        return TestData.OfTimedRatings(
            itemCount,
            [.. ordered.Select(events => events.Select(e => e.Item).ToArray())],
            null,
            [.. ordered.SelectMany(events => events.Select(e => e.Time))]);
    }
}
