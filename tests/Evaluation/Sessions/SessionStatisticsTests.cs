namespace SynthRec.MLNet.Evaluation.Tests;

public class SessionStatisticsTests
{
    private static Interactions Real => SessionTestData.Chain(20, 600, stay: 0.3, gap: 60, seed: 1);

    [Fact]
    public void Other_sessions_of_the_same_chain_are_as_near_as_halves_are()
    {
        foreach (var one in SessionStatistics.Compare(Real, SessionTestData.Chain(20, 600, stay: 0.3, gap: 60, seed: 2)))
            Assert.True(one.IsWithinNoise, $"{one.Statistic}: {one.Synthetic} > {one.FloorHigh}");
    }

    [Fact]
    public void What_differs_is_found_and_what_does_not_is_not()
    {
        var distances = SessionStatistics.Compare(Real, SessionTestData.Chain(20, 600, stay: 0.8, gap: 120, seed: 2)).ToDictionary(one => one.Statistic);
        Assert.True(distances["session length, KS"].IsWithinNoise);
        Assert.True(distances["items, TV"].Floor > 0);
        Assert.False(distances["repeat rate, KS"].IsWithinNoise);
        Assert.False(distances["bigrams, TV"].IsWithinNoise);
        Assert.Equal(1, distances["gap, KS"].Synthetic);
        Assert.Equal(0, distances["gap, KS"].FloorHigh);
        Assert.Equal(double.LogP1(120) - double.LogP1(60), distances["ln(1 + gap in s), Wasserstein"].Synthetic, 9);
    }

    [Fact]
    public void Means_are_those_of_the_sessions()
    {
        // Lengths 4 and 2; of the first 2 of 4 are repeats, of the second none.
        var sessions = SessionTestData.Of(3, 10, [0, 1, 1, 0], [2, 1]);
        var distances = SessionStatistics.Compare(sessions, sessions, splits: 1).ToDictionary(one => one.Statistic);
        Assert.Equal(3, distances["session length, KS"].Real);
        Assert.Equal(0.25, distances["repeat rate, KS"].Real);
        Assert.Equal(10, distances["gap, KS"].SyntheticMean);
        Assert.Null(distances["items, TV"].Real);
    }

    [Fact]
    public void Items_are_matched_by_their_ids_and_unknown_ones_are_different()
    {
        var real = SessionTestData.Of(2, 10, [0, 1], [0, 1]);
        var turned = new InteractionsBuilder(withTimestamps: true);
        turned.Add(0, 1, timestamp: 0);
        turned.Add(0, 0, timestamp: 10);
        var same = turned.Build(SessionTestData.Ids("t", 1), Vocabulary.FromText(["i1", "i0"]));
        Assert.Equal(0, SessionStatistics.Compare(real, same).Single(one => one.Statistic == "bigrams, TV").Synthetic, 12);
        var other = new Interactions(same.Users, Vocabulary.FromText(["x", "i0"]), [0, 2], [0, 1], null, [10, 0]);
        Assert.Equal(0.5, SessionStatistics.Compare(real, other).Single(one => one.Statistic == "items, TV").Synthetic, 12);
        Assert.Equal(1, SessionStatistics.Compare(real, other).Single(one => one.Statistic == "bigrams, TV").Synthetic, 12);
    }

    [Fact]
    public void Too_few_sessions_and_sessions_without_times_are_refused()
    {
        var one = SessionTestData.Of(2, 10, [0, 1]);
        Assert.Throws<InvalidDataException>(() => SessionStatistics.Compare(one, one));
        var ofOneItem = SessionTestData.Of(2, 10, [0], [1]);
        Assert.Contains("KeepAll", Assert.Throws<InvalidDataException>(() => SessionStatistics.Compare(ofOneItem, one)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => SessionStatistics.Compare(TestData.OfSets(2, [0], [1]), one));
    }

    [Fact]
    public void The_default_number_of_halvings_is_as_documented() => Assert.Equal(20, SessionStatistics.DefaultSplits);
}
