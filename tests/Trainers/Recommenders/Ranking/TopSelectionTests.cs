using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class TopSelectionTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(8, 8)]
    [InlineData(1001, 10)]
    [InlineData(50, 80)]
    public void The_selection_is_the_head_of_a_full_sort_whatever_is_tied_or_no_number(int count, int k)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = SeededRandom.For(seed);
            var all = Enumerable.Range(0, count).Select(_ => random.NextInt32(20) switch
            {
                0 => float.NaN,
                1 => float.NegativeInfinity,
                2 => float.PositiveInfinity,
                var tied => tied,
            }).ToArray();
            var expected = Enumerable.Range(0, count).Where(item => all[item] > float.NegativeInfinity).OrderByDescending(item => all[item]).ThenBy(item => item).Take(k).ToArray();
            var (items, scores) = (new int[k], new float[k]);
            var found = TopSelection.Select(all, items, scores);
            Assert.Equal(expected, items[..found]);
            Assert.Equal(expected.Select(item => all[item]), scores[..found]);
        }
    }
}
