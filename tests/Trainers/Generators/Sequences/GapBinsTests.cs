using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class GapBinsTests
{
    [Fact]
    public void Common_gaps_are_bins_of_their_own_and_every_gap_has_its_bin()
    {
        var bins = GapBins.Of([.. Enumerable.Repeat(0L, 500), .. Enumerable.Range(1, 500).Select(i => (long)i * i)], 1);
        Assert.Equal(0, bins.BinOf(0));
        Assert.Equal(1, bins.BinOf(1));
        Assert.Equal(Math.Log(500.5 / (1000 + (0.5 * bins.Count))), bins.LogShares[0], 1e-5);
        Assert.Equal(bins.Count - 1, bins.BinOf(long.MaxValue));
        var random = SeededRandom.For(1);
        for (var bin = 0; bin < bins.Count; bin++)
            Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(bin, bins.BinOf(bins.Draw(bin, long.MaxValue, random))));
    }

    [Fact]
    public void Draws_keep_the_steps_of_the_data_and_the_longest_allowed()
    {
        var bins = GapBins.Of([.. Enumerable.Range(1, 500).Select(i => 86400L * i)], 86400);
        var random = SeededRandom.For(1);
        Assert.Equal(0, bins.CountWithin(86399));
        Assert.Equal(bins.Count, bins.CountWithin(long.MaxValue));
        var last = bins.CountWithin(86400 * 100) - 1;
        for (var draw = 0; draw < 100; draw++)
        {
            var gap = bins.Draw(last, 86400 * 100, random);
            Assert.Equal(0, gap % 86400);
            Assert.InRange(gap, 86400, 86400 * 100);
        }
    }

    [Fact]
    public void No_gaps_are_one_bin() => Assert.Equal(1, GapBins.Of([], 1).Count);
}
