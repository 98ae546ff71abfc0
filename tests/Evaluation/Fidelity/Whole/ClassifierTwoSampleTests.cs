namespace SynthRec.MLNet.Evaluation.Tests;

public class ClassifierTwoSampleTests
{
    [Fact]
    public void Sides_that_do_not_overlap_are_told_apart()
    {
        var result = ClassifierTwoSample.Of(Points(100, 0, 1), Points(100, 20, 2), 5, 0, SeededRandom.For(1))!;
        Assert.Equal(1, result.Auc.Value, 1e-12);
        Assert.Equal(0, result.PValue, 1e-12);
    }

    /// <summary>The area of a fold of n and n points has the variance (2n + 1)/12n² if scores tell nothing; five deviations of the mean over folds are one in a million.</summary>
    [Fact]
    public void Sides_of_one_source_are_not()
    {
        const int Count = 500, Folds = 5, InFold = Count / Folds;
        var result = ClassifierTwoSample.Of(Points(Count, 0, 1), Points(Count, 0, 2), Folds, 0, SeededRandom.For(1))!;
        var deviation = Math.Sqrt(((2 * InFold) + 1) / (12.0 * InFold * InFold) / Folds);
        Assert.InRange(result.Auc.Value, 0.5 - (5 * deviation), 0.5 + (5 * deviation));
    }

    /// <summary>The copy of a held-out point is most often among those trained on, under the other label.</summary>
    [Fact]
    public void Copies_are_told_by_an_area_below_a_half()
    {
        var points = Points(500, 0, 1);
        Assert.True(ClassifierTwoSample.Of(points, points, 5, 0, SeededRandom.For(1))!.Auc.High < 0.5);
    }

    [Fact]
    public void Each_fold_needs_two_of_each_side() => Assert.Null(ClassifierTwoSample.Of(Points(9, 0, 1), Points(100, 0, 2), 5, 0, SeededRandom.For(1)));

    private static double[][] Points(int count, double mean, int seed)
    {
        var random = SeededRandom.For(seed, 78);
        return [.. Enumerable.Range(0, count).Select(_ => new[] { mean + random.NextGaussian(), random.NextGaussian() })];
    }
}
