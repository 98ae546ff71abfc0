using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class CalibrationTests
{
    private static readonly float[] Logits = [0, MathF.Log(2), MathF.Log(3), MathF.Log(5), float.NegativeInfinity];

    [Fact]
    public void One_draw_expects_each_item_that_is_not_taken_by_its_probability()
    {
        var counts = new ExpectedCounts(5);
        counts.Add(Logits, 1, [3]);
        AssertNear([1 / 6.0, 2 / 6.0, 3 / 6.0, 0, 0], counts);
    }

    [Fact]
    public void Several_draws_expect_as_many_items_and_less_of_likely_ones_than_their_share()
    {
        var counts = new ExpectedCounts(5);
        counts.Add(Logits, 2, []);
        Assert.Equal(2, counts.Sums.ToArray().Sum(), 1e-6);
        // 1 − (1 − p)² of p = 5/11 and of p = 2/11.
        Assert.Equal((121 - 36) / (double)(121 - 81), counts.Sums[3] / counts.Sums[1], 1e-5);
    }

    [Fact]
    public void All_that_is_left_is_expected_once()
    {
        var counts = new ExpectedCounts(2);
        counts.Add([0, 0], 1, [0]);
        AssertNear([0, 1], counts);
    }

    [Fact]
    public void Where_nothing_can_be_drawn_nothing_is_expected()
    {
        var counts = new ExpectedCounts(2);
        counts.Add([0, float.NegativeInfinity], 1, [0]);
        AssertNear([0, 0], counts);
    }

    [Fact]
    public void Corrections_move_an_item_by_part_of_the_logarithm_of_how_much_too_rare_it_is()
    {
        var popularity = new ItemPopularity(TestData.OfSets(3, [0, 1], [0], [0]));
        var offsets = ItemOffsets.Guess(popularity, 1);
        // Expected are 1 and 1 where 3 and 1 are wanted: 2 and 2 of 4, and 0.1 is added to each.
        offsets.Correct([3, 1, 0], [1, 1, 0]);
        Assert.Equal(0.3 * Math.Log(3.1 / 2.1), offsets.Values[0], 1e-6);
        Assert.Equal(0.3 * Math.Log(1.1 / 2.1), offsets.Values[1], 1e-6);
        Assert.Equal(float.NegativeInfinity, offsets.Values[2]);
    }

    [Fact]
    public void Popularity_is_flattened_to_a_power_of_it()
    {
        var popularity = new ItemPopularity(TestData.OfSets(3, [0, 1], [0], [0], [0]));
        Assert.Equal([4, 1, 0], popularity.Flattened(1));
        // 4^½ to 1^½, of 5 interactions.
        Assert.All(popularity.Flattened(0.5).Zip([10 / 3.0, 5 / 3.0, 0]), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    private static void AssertNear(double[] expected, ExpectedCounts actual) =>
        Assert.All(expected.Zip(actual.Sums.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
}
