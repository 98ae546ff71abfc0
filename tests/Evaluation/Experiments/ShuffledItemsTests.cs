namespace SynthRec.MLNet.Evaluation.Tests;

public class ShuffledItemsTests
{
    [Fact]
    public void The_seed_decides_the_order()
    {
        int[] items = [.. Enumerable.Range(0, 20)];
        Assert.Equal(ShuffledItems.Order(items, 1), ShuffledItems.Order(items, 1));
        Assert.NotEqual(ShuffledItems.Order(items, 1), ShuffledItems.Order(items, 2));
        Assert.Equal(items, ShuffledItems.Order(items, 1).Order());
    }
}
