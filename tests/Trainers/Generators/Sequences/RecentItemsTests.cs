using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class RecentItemsTests
{
    [Fact]
    public void Each_item_counts_once_and_the_last_comes_first()
    {
        var recent = new RecentItems();
        foreach (var item in (int[])[4, 7, 4, 9, 9])
            recent.Add(item);
        Assert.Equal([9, 4, 7], recent.Items);
        Assert.Equal(0, recent.ClassOfItem(9));
        Assert.Equal(1, recent.ClassOfItem(4));
        Assert.Equal(2, recent.ClassOfItem(7));
        Assert.Null(recent.ClassOfItem(8));
    }

    [Fact]
    public void Classes_double_in_size_and_the_oldest_item_gives_way()
    {
        var recent = new RecentItems();
        for (var item = 0; item < 100; item++)
            recent.Add(item);
        Assert.Equal(Enumerable.Range(68, 32).Reverse(), recent.Items);
        Assert.Equal([1, 1, 2, 4, 8, 16], Enumerable.Range(0, 32).GroupBy(RecentItems.ClassOf).OrderBy(one => one.Key).Select(one => one.Count()));
        Assert.All(Enumerable.Range(0, RecentItems.Classes), one => Assert.Equal(one, RecentItems.ClassOf(RecentItems.FirstRankOf(one))));
    }
}
