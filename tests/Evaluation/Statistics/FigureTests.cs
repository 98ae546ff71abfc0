namespace SynthRec.MLNet.Evaluation.Tests;

public class FigureTests
{
    [Fact]
    public void With_one_repetition_it_is_the_paired_t_test_of_student()
    {
        // The sleep data of Student 1908: t = 4.0621 with 9 degrees of freedom, p = 0.002833, interval 0.7001 … 2.4599.
        double[] first = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4], second = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        var judged = Judged(1, 10, 10);
        var difference = judged.Mean(first) - judged.Mean(second);
        Assert.Equal(0.002833, difference.PValue, 6);
        Assert.Equal(PairedTest.PValue(first, second), difference.PValue, 12);
        Assert.Equal(1.58, difference.Interval.Value, 12);
        Assert.Equal(0.7001, difference.Interval.Low, 4);
        Assert.Equal(2.4599, difference.Interval.High, 4);
    }

    [Fact]
    public void Where_users_do_not_differ_it_is_the_t_test_over_repetitions()
    {
        // Student's quantile with two degrees of freedom is 4.302653.
        var judged = Judged(3, 50, 50);
        var figure = judged.Mean([.. Enumerable.Range(0, 150).Select(at => (at / 50) switch { 0 => 1.0, 1 => 2.0, _ => 4.5 })]);
        var error = Math.Sqrt(((1.5 * 1.5) + (0.5 * 0.5) + (2 * 2)) / 2 / 3);
        Assert.Equal(2.5 + (4.302653 * error), figure.Interval.High, 5);
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(1, 0, false)]
    [InlineData(3, 0, true)]
    [InlineData(3, 1, true)]
    [InlineData(3, 0, false)]
    [InlineData(3, 1, false)]
    [InlineData(2, 0.5, false)]
    [InlineData(3, 50, true)]
    [InlineData(5, 4, true)]
    public void Intervals_hold_the_truth_and_p_values_err_as_often_as_they_say_and_never_disagree(int repetitions, double variance, bool sameUsers)
    {
        const int Runs = 1_000, Users = 60;
        var judged = Judged(repetitions, Users, sameUsers ? Users : Users * repetitions);
        var random = SeededRandom.For(1, repetitions, (long)(10 * variance) + (sameUsers ? 1 : 0));
        var held = 0;
        for (var run = 0; run < Runs; run++)
        {
            var figure = judged.Mean(Values(random, judged.Ids.Count, repetitions, Users, Math.Sqrt(variance * 2 / Users)));
            var holds = figure.Interval is { Low: <= 0, High: >= 0 };
            Assert.Equal(holds, figure.PValue >= 0.05);
            held += holds ? 1 : 0;
        }

        // The standard error of a share of 1,000 is √(0.95 · 0.05 / 1,000) = 0.0069. Several repetitions may hold the truth more often.
        Assert.InRange((double)held / Runs, 0.95 - (4 * 0.0069), repetitions == 1 ? 0.95 + (4 * 0.0069) : 1);
    }

    [Fact]
    public void Intervals_of_many_repetitions_that_do_not_differ_are_at_most_too_wide_by_the_root_of_two()
    {
        var random = SeededRandom.For(2);
        var judged = Judged(20, 100, 2_000);
        var widths = Enumerable.Range(0, 100).Select(_ => judged.Mean(Values(random, 2_000, 20, 100, 0)).Interval).Average(interval => interval.High - interval.Low);
        // Users vary by 2 (their own and the interaction's), and Student's quantile at some 60 degrees of freedom is 2.00.
        var exact = 2 * 1.96 * Math.Sqrt(2 / 2_000.0);
        // The variance over 20 repetitions errs by √(2 / 19) = 0.32 of itself, its mean over 100 runs by 0.032, and half of it is in the width.
        Assert.Equal(Math.Sqrt(2) * 2.00 / 1.96, widths / exact, 4 * 0.032 / 2);
    }

    [Fact]
    public void A_ratio_holds_the_truth_as_often_as_it_says_and_agrees_with_the_tests_of_none_and_of_all()
    {
        const int Runs = 1_000;
        var (judged, random) = (Judged(1, 50, 50), SeededRandom.For(3));
        var (held, none, all) = (0, 0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var users = Enumerable.Range(0, 50).Select(_ => random.NextGaussian()).ToArray();
            var part = judged.Mean([.. users.Select(user => 0.3 + user + random.NextGaussian())]);
            var whole = judged.Mean([.. users.Select(user => 1 + user + (0.5 * random.NextGaussian()))]);
            var ratio = part.RatioTo(whole)!.Value;
            Assert.Equal(part.PValue < 0.05, ratio.Low > 0 || ratio.High < 0);
            Assert.Equal((whole - part).PValue < 0.05, ratio.Low > 1 || ratio.High < 1);
            held += ratio.Low <= 0.3 && 0.3 <= ratio.High ? 1 : 0;
            none += ratio.Low <= 0 ? 1 : 0;
            all += ratio.High >= 1 ? 1 : 0;
        }

        Assert.Equal(0.95, (double)held / Runs, 4 * 0.0069);
        Assert.InRange(none, 1, Runs - 1);
        Assert.InRange(all, 1, Runs - 1);
    }

    [Fact]
    public void A_ratio_to_what_may_be_nothing_is_not_defined()
    {
        var judged = Judged(1, 4, 4);
        Assert.Null(judged.Mean([1, 2, 3, 4]).RatioTo(judged.Mean([-1, 1, -1, 1.1])));
        Assert.Null(judged.Mean([1, 2, 3, 4]).RatioTo(judged.Mean([0, 0, 0, 0])));
        Assert.Equal(new(0.5, 0.5, 0.5), judged.Mean([1, 2, 3, 4]).RatioTo(judged.Mean([2, 4, 6, 8])));
    }

    [Fact]
    public void A_root_is_moved_by_each_value_as_its_slope_says()
    {
        var judged = Judged(1, 3, 3);
        double[] squares = [4, 9, 5], counts = [2, 1, 3];
        var root = judged.RatioOfSums(squares, counts).SquareRoot();
        Assert.Equal(Math.Sqrt(3), root.Value, 12);
        var moves = squares.Zip(counts, (square, count) => (square - (3 * count)) / 2 / (2 * Math.Sqrt(3)));
        var half = 4.302653 * Math.Sqrt(moves.Sum(move => move * move) / 2 / 3);
        Assert.Equal(Math.Sqrt(3) - half, root.Interval.Low, 5);
        Assert.Equal(new(0, 0, 0), judged.RatioOfSums([0, 0, 0], counts).SquareRoot().Interval);
    }

    [Fact]
    public void What_does_not_vary_is_certain()
    {
        var judged = Judged(2, 3, 3);
        var none = judged.Mean(new double[6]);
        Assert.Equal((new Estimate(0, 0, 0), 1.0), (none.Interval, none.PValue));
        var two = judged.Mean([.. Enumerable.Repeat(2.0, 6)]);
        Assert.Equal((new Estimate(2, 2, 2), 0.0), (two.Interval, two.PValue));
    }

    /// <summary>As many users in each repetition, out of all, one after the other.</summary>
    private static JudgedUsers Judged(int repetitions, int usersOfEach, int allUsers)
    {
        var judged = new JudgedUsers();
        for (var at = 0; at < repetitions * usersOfEach; at++)
            judged.Add($"u{at % allUsers}", at / usersOfEach);
        return judged;
    }

    /// <summary>Values with the true mean 0: the user's own part and the interaction's, each with variance 1, and the repetition's.</summary>
    private static double[] Values(SeededRandom random, int users, int repetitions, int usersOfEach, double deviationOfRepetitions)
    {
        var ofUsers = Enumerable.Range(0, users).Select(_ => random.NextGaussian()).ToArray();
        var ofRepetitions = Enumerable.Range(0, repetitions).Select(_ => deviationOfRepetitions * random.NextGaussian()).ToArray();
        return [.. Enumerable.Range(0, repetitions * usersOfEach).Select(at => ofUsers[at % users] + ofRepetitions[at / usersOfEach] + random.NextGaussian())];
    }
}
