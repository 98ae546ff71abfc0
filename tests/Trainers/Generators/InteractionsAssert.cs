namespace SynthRec.MLNet.Trainers.Tests.Generators;

internal static class InteractionsAssert
{
    /// <summary>Asserts that users, items, values and times are the same, bit for bit.</summary>
    public static void Same(Interactions expected, Interactions actual)
    {
        Assert.Equal(UserIds(expected), UserIds(actual));
        Assert.Equal(expected.Offsets, actual.Offsets);
        Assert.Equal(expected.ItemIndices, actual.ItemIndices);
        Assert.Equal(expected.HasValues, actual.HasValues);
        Assert.Equal(expected.Values, actual.Values);
        Assert.Equal(expected.HasTimestamps, actual.HasTimestamps);
        Assert.Equal(expected.Timestamps, actual.Timestamps);
    }

    public static IEnumerable<string> UserIds(Interactions data) => Enumerable.Range(0, data.UserCount).Select(data.Users.GetText);
}
