using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class ItemDrawerTests
{
    private const int Draws = 200_000;

    /// <summary>The quantile of the χ² distribution that one in a million exceeds, by Wilson and Hilferty.</summary>
    private static double ChiSquareLimit(int degrees) => degrees * Math.Pow(1 - (2 / (9.0 * degrees)) + (4.75 * Math.Sqrt(2 / (9.0 * degrees))), 3);

    [Theory]
    [InlineData(1, 2f)]
    [InlineData(16, 1f)]
    [InlineData(100, 1f)]
    [InlineData(100, 0.5f)]
    public void The_first_item_is_drawn_in_proportion_to_its_weight(int itemCount, float temperature)
    {
        var logits = Enumerable.Range(0, itemCount).Select(item => -0.05f * item + (item % 7)).ToArray();
        var counts = new int[itemCount];
        var (drawer, random) = (new ItemDrawer(itemCount), SeededRandom.For(1));
        for (var draw = 0; draw < Draws; draw++)
        {
            var items = new List<int>();
            drawer.Draw(logits, temperature, 1, items, random);
            counts[items.Single()]++;
        }

        var weights = logits.Select(logit => Math.Exp((logit - 6) / temperature)).ToArray();
        var expected = weights.Select(weight => Draws * weight / weights.Sum()).ToArray();
        var common = Enumerable.Range(0, itemCount).Where(item => expected[item] >= 5).ToArray();
        var rare = Enumerable.Range(0, itemCount).Except(common).ToArray();
        var square = common.Sum(item => Math.Pow(counts[item] - expected[item], 2) / expected[item]);
        Assert.InRange(square, 0, ChiSquareLimit(common.Length));
        Assert.InRange(rare.Sum(item => counts[item]), 0, rare.Sum(item => expected[item]) + (6 * Math.Sqrt(rare.Sum(item => expected[item]) + 1)));
    }

    [Fact]
    public void Ordered_pairs_are_drawn_one_after_the_other_without_replacement()
    {
        double[] weights = [1, 2, 3, 10];
        var logits = Array.ConvertAll(weights, weight => (float)Math.Log(weight));
        var counts = new int[4, 4];
        var (drawer, random) = (new ItemDrawer(4), SeededRandom.For(2));
        for (var draw = 0; draw < Draws; draw++)
        {
            var items = new List<int>();
            drawer.Draw(logits, 1, 2, items, random);
            counts[items[0], items[1]]++;
        }

        var square = 0.0;
        for (var first = 0; first < 4; first++)
        {
            for (var second = 0; second < 4; second++)
            {
                var expected = first == second ? 0 : Draws * weights[first] / 16 * weights[second] / (16 - weights[first]);
                square += first == second ? counts[first, second] : Math.Pow(counts[first, second] - expected, 2) / expected;
            }
        }

        Assert.InRange(square, 0, ChiSquareLimit(11));
    }

    /// <summary>
    /// How often each item is among those drawn, against the sum over all orders in which the items can come one after the other. Counts of one item
    /// are binomial, and their sum is fixed, so the squares of their deviations sum up to no more than χ² of as many degrees.
    /// </summary>
    [Theory]
    [InlineData(2, new int[0])]
    [InlineData(4, new int[0])]
    [InlineData(3, new[] { 5, 1 })]
    public void Sets_hold_each_item_as_often_as_drawing_one_after_the_other_does(int count, int[] before)
    {
        double[] weights = [1, 2, 3, 10, 0.1, 4, 0.5];
        var logits = Array.ConvertAll(weights, weight => (float)Math.Log(weight));
        var counts = new int[weights.Length];
        var (drawer, random) = (new ItemDrawer(weights.Length), SeededRandom.For(5));
        for (var draw = 0; draw < Draws; draw++)
        {
            foreach (var item in drawer.DrawSet(logits, 1, count, before, random))
                counts[item]++;
        }

        var left = Array.ConvertAll(Enumerable.Range(0, weights.Length).ToArray(), item => before.Contains(item) ? 0 : weights[item]);
        var shares = new double[weights.Length];
        AddShares(left, count, 1, shares);
        Assert.All(before, item => Assert.Equal(0, counts[item]));
        Assert.Equal(count, shares.Sum(), 1e-9);
        var square = Enumerable.Range(0, weights.Length).Except(before).Sum(item => Math.Pow(counts[item] - (Draws * shares[item]), 2) / (Draws * shares[item] * (1 - shares[item])));
        Assert.InRange(square, 0, ChiSquareLimit(weights.Length - before.Length));
    }

    private static void AddShares(double[] left, int count, double probability, double[] shares)
    {
        for (var item = 0; item < left.Length && count > 0; item++)
        {
            if (left[item] == 0)
                continue;
            var after = probability * left[item] / left.Sum();
            shares[item] += after;
            AddShares([.. left[..item], 0, .. left[(item + 1)..]], count - 1, after, shares);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(1000)]
    public void Sets_are_ascending_without_the_taken_and_any_number_of_items_can_be_in_them(int itemCount)
    {
        var logits = Enumerable.Range(0, itemCount).Select(item => item % 5f).ToArray();
        var (drawer, random) = (new ItemDrawer(itemCount), SeededRandom.For(6));
        int[] before = [itemCount / 2];
        for (var count = 0; count < itemCount; count = (2 * count) + 1)
        {
            var drawn = drawer.DrawSet(logits, 0.7f, count, before, random);
            Assert.Equal(count, drawn.Length);
            Assert.Equal(drawn.Distinct().Order(), drawn);
            Assert.DoesNotContain(before[0], drawn);
        }
    }

    [Fact]
    public void Taken_items_are_kept_in_front_and_not_drawn_again_and_all_others_can_be()
    {
        var logits = Enumerable.Range(0, 50).Select(item => (float)item).ToArray();
        var (drawer, random) = (new ItemDrawer(50), SeededRandom.For(3));
        for (var draw = 0; draw < 100; draw++)
        {
            var items = new List<int> { 49, 7 };
            drawer.Draw(logits, 1, 48, items, random);
            Assert.Equal([49, 7], items.Take(2));
            Assert.Equal(Enumerable.Range(0, 50), items.Order());
        }
    }

    [Fact]
    public void Items_of_a_thousand_and_more_are_drawn_in_proportion_to_their_weights_in_every_row_and_column_of_the_table()
    {
        const int ItemCount = 1500;
        var logits = Enumerable.Range(0, ItemCount).Select(item => (item % 7 * 0.2f) - (item % 11 * 0.1f)).ToArray();
        var counts = new int[ItemCount];
        var (drawer, random) = (new ItemDrawer(ItemCount), SeededRandom.For(7));
        for (var draw = 0; draw < Draws; draw++)
            counts[drawer.DrawSet(logits, 1, 1, [], random).Single()]++;
        var weights = logits.Select(logit => Math.Exp(logit)).ToArray();
        var square = Enumerable.Range(0, ItemCount).Sum(item => Math.Pow(counts[item] - (Draws * weights[item] / weights.Sum()), 2) / (Draws * weights[item] / weights.Sum()));
        Assert.True(weights.Min() / weights.Sum() * Draws > 5);
        Assert.InRange(square, 0, ChiSquareLimit(ItemCount - 1));
    }

    [Fact]
    public void Items_without_weight_come_last()
    {
        var items = new List<int>();
        new ItemDrawer(3).Draw([float.NegativeInfinity, 0, float.NegativeInfinity], 1, 2, items, SeededRandom.For(4));
        Assert.Equal(1, items[0]);
        Assert.Equal(2, items.Distinct().Count());
    }
}
