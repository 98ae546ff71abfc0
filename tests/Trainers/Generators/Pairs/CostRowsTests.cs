using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class CostRowsTests
{
    private static readonly int[] Lengths = [1, 15, 16, 17, 50];

    [Fact]
    public void The_first_of_the_least_differences_is_found_wherever_it_is() => Assert.All(Lengths, length =>
    {
        for (var least = 0; least < length; least++)
        {
            var (sums, row) = (new float[length], new float[length]);
            sums.AsSpan().Fill(2);
            // The last is as little as the least.
            row[least] = row[^1] = 5;
            sums[0] = least == 0 ? 2 : float.PositiveInfinity;
            Assert.Equal(least, CostRows.SubtractAndFindLeast(row, sums));
            Assert.Equal(-3, sums[least]);
            Assert.All(Enumerable.Range(1, length - 1).Where(at => at != least && at != length - 1), at => Assert.Equal(2, sums[at]));
        }
    });

    [Fact]
    public void Rows_are_added_everywhere_or_where_there_is_something() => Assert.All(Lengths, length =>
    {
        float[] row = [.. Enumerable.Range(1, length)];
        float[] sums = [.. Enumerable.Range(0, length).Select(at => at % 3 == 0 ? 0 : 0.5f)];
        var everywhere = sums.ToArray();
        CostRows.Add(row, everywhere);
        Assert.Equal(sums.Zip(row, (sum, number) => sum + number), everywhere);
        var somewhere = sums.ToArray();
        CostRows.AddWhereNotZero(row, somewhere);
        Assert.Equal(sums.Zip(row, (sum, number) => sum == 0 ? 0 : sum + number), somewhere);
    });
}
