namespace SynthRec.MLNet.Evaluation.Tests;

public class AucFigureTests
{
    private static readonly bool[] Positive = [.. Enumerable.Range(0, 200).Select(row => row % 2 == 0)];

    [Fact]
    public void The_area_and_its_interval_are_those_of_delong()
    {
        var scores = Scores(seed: 1, shift: 0.7);
        var figure = AucFigure.Of(scores, Positive)!;
        var (auc, error) = MembershipAuc.WithError([.. scores.Where((_, row) => Positive[row])], [.. scores.Where((_, row) => !Positive[row])]);
        Assert.Equal(auc, figure.Value, 12);
        // Student's quantile with 199 degrees is 1.972; variances over n instead of n − 1 make up to half a percent.
        Assert.Equal(1.972 * error, (figure.Interval.High - figure.Interval.Low) / 2, 0.01 * error);
    }

    [Fact]
    public void Ties_count_half_and_two_of_each_side_are_needed()
    {
        Assert.Equal(0.5, AucFigure.Of([1, 1, 1, 1], [true, true, false, false])!.Value);
        Assert.Equal(1, AucFigure.Of([3, 4, 1, 2], [true, true, false, false])!.Value);
        Assert.Equal(0, AucFigure.Of([1, 2, 3, 4], [true, true, false, false])!.Value);
        Assert.Null(AucFigure.Of([1, 2, 3], [true, false, false]));
    }

    [Fact]
    public void A_better_score_of_the_same_rows_is_told_and_the_same_score_is_not()
    {
        var (good, noisy) = (Scores(seed: 1, shift: 2), Scores(seed: 2, shift: 0.2));
        Assert.Equal(1, (AucFigure.Of(good, Positive)! - AucFigure.Of(good, Positive)!).PValue);
        Assert.InRange((AucFigure.Of(good, Positive)! - AucFigure.Of(noisy, Positive)!).PValue, 0, 1e-6);
    }

    [Fact]
    public void Of_two_classes_both_areas_are_the_same()
    {
        var scores = Scores(seed: 3, shift: 1);
        float[] ofBoth = [.. scores.SelectMany(score => new[] { -(float)score, (float)score })];
        var figure = AucFigure.OneVersusRest(ofBoth, Array.ConvertAll(Positive, positive => positive ? 1 : 0), 2)!;
        Assert.Equal(AucFigure.Of(scores, Positive)!.Value, figure.Value, 12);
        Assert.Equal(AucFigure.Of(scores, Positive)!.Interval.Low, figure.Interval.Low, 12);
    }

    private static double[] Scores(int seed, double shift)
    {
        var random = SeededRandom.For(seed);
        return Array.ConvertAll(Positive, positive => random.NextGaussian() + (positive ? shift : 0));
    }
}
