namespace SynthRec.MLNet.Generators;

/// <summary>How often the next item was of each cell of <see cref="RecentItems"/>, and how often it could have been.</summary>
internal sealed class RepeatCounts
{
    private const double Smoothing = 0.5;

    private readonly int[] came = new int[RecentItems.Cells];
    private readonly int[] could = new int[RecentItems.Cells];

    public void Add(IEnumerable<int> items)
    {
        var recent = new RecentItems();
        foreach (var item in items)
        {
            for (var one = 0; one < RecentItems.Classes && recent.Items.Count > RecentItems.FirstRankOf(one); one++)
                could[recent.CellOf(one)]++;
            if (recent.ClassOfItem(item) is { } own)
                came[recent.CellOf(own)]++;
            recent.Add(item);
        }
    }

    /// <summary>By how much the logarithm of the odds that an item is of a cell, given that there are items of it, is above that of others; 0 where either never had the choice.</summary>
    public double LogOddsAbove(RepeatCounts others, int cell)
    {
        var choices = Math.Min(could[cell], others.could[cell]);
        return choices == 0 ? 0 : LogOdds(cell, choices) - others.LogOdds(cell, choices);
    }

    /// <summary>The smoothed log-odds as if there had been so many choices, so that those of many and of few are smoothed alike.</summary>
    private double LogOdds(int cell, int choices)
    {
        var expected = (double)came[cell] / could[cell] * choices;
        return Math.Log((expected + Smoothing) / (choices - expected + Smoothing));
    }
}
