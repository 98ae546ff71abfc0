using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class ItemPanelsTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 15, 5)]
    [InlineData(4, 16, 64)]
    [InlineData(5, 33, 66)]
    [InlineData(64, 100, 7)]
    public void Scores_of_a_block_are_the_products_in_double_precision_and_to_the_last_bit_those_of_single_pairs(int userCount, int itemCount, int rank)
    {
        var (users, items) = (Random(userCount * rank, 1), Random(itemCount * rank, 2));
        var scores = new float[userCount * itemCount];
        new ItemPanels(items, rank).Score(users, scores);
        for (var user = 0; user < userCount; user++)
        {
            for (var item = 0; item < itemCount; item++)
            {
                var u = users.AsSpan(user * rank, rank);
                var v = items.AsSpan(item * rank, rank);
                var score = scores[user * itemCount + item];
                Assert.Equal(ItemPanels.Dot(u, v), score);
                var (exact, size) = (0.0, 0.0);
                for (var i = 0; i < rank; i++)
                {
                    exact += (double)u[i] * v[i];
                    size += Math.Abs((double)u[i] * v[i]);
                }

                // Each of the fused steps rounds once, by at most 2⁻²⁴ of a partial sum, which the sum of the magnitudes bounds.
                Assert.Equal(exact, score, rank * Math.Pow(2, -24) * size * 1.01);
            }
        }
    }

    private static float[] Random(int count, int seed)
    {
        var random = SeededRandom.For(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextGaussian())];
    }
}
