namespace SynthRec.MLNet.Evaluation.Tests;

public class JudgedUsersTests
{
    private static readonly double[] Values = [0.1, 0.9, 0.4, 0.2, 0.7];

    [Fact]
    public void A_user_judged_twice_counts_as_one_user_in_the_interval()
    {
        var (once, twice) = (new JudgedUsers(), new JudgedUsers());
        foreach (var repetition in new[] { 0, 1 })
        {
            for (var user = 0; user < Values.Length; user++)
            {
                twice.Add($"u{user}", repetition);
                if (repetition == 0)
                    once.Add($"u{user}", 0);
            }
        }

        var (expected, actual) = (Mean(once, Values), Mean(twice, [.. Values, .. Values]));
        Assert.Equal(expected.Value, actual.Value, 12);
        Assert.Equal(expected.Low, actual.Low, 12);
        Assert.Equal(expected.High, actual.High, 12);
    }

    [Fact]
    public void Repetitions_that_differ_widen_the_interval()
    {
        var judged = new JudgedUsers();
        for (var at = 0; at < 200; at++)
            judged.Add($"u{at}", at / 100);
        // A quarter of the draws take the first repetition twice and a quarter the second.
        Assert.Equal(new(0.5, 0, 1), Mean(judged, [.. Enumerable.Range(0, 200).Select(at => (double)(at / 100))]));
    }

    [Fact]
    public void The_interval_covers_the_true_mean_at_least_as_often_as_it_says()
    {
        var judged = new JudgedUsers();
        for (var at = 0; at < 300; at++)
            judged.Add($"u{at % 150}", at / 100);
        var random = SeededRandom.For(11);
        var covered = Enumerable.Range(0, 200).Count(run =>
        {
            var ofUsers = Enumerable.Range(0, 150).Select(_ => random.NextGaussian()).ToArray();
            var interval = judged.Resample(run, [.. Enumerable.Range(0, 300).Select(at => ofUsers[at % 150] + random.NextGaussian())]).Of(means => means[0])!.Value;
            return interval.Low <= 0 && 0 <= interval.High;
        });

        // Owen's bootstrap is too wide rather than too narrow. √(0.95 · 0.05 / 200) = 0.0154.
        Assert.InRange(covered / 200.0, 0.95 - (4 * 0.0154), 1);
    }

    [Fact]
    public void A_draw_of_nobody_is_drawn_again()
    {
        var judged = new JudgedUsers();
        judged.Add("a", 0);
        judged.Add("b", 1);
        Assert.Equal(new(3, 2, 4), Mean(judged, [2, 4]));
    }

    [Fact]
    public void The_mean_is_that_of_all_values_and_each_user_has_a_mean()
    {
        var judged = new JudgedUsers();
        foreach (var (user, repetition) in new[] { ("a", 0), ("b", 0), ("a", 1) })
            judged.Add(user, repetition);
        double[] values = [1, 3, 8];
        Assert.Equal(4, Mean(judged, values).Value, 12);
        Assert.Equal([4.5, 3], judged.MeansOfUsers(values));
        Assert.Equal([2, 8], judged.MeansOfRepetitions(values));
        Assert.Equal(["a", "b"], judged.Ids);
    }

    private static Estimate Mean(JudgedUsers judged, double[] values) =>
        judged.Resample(0, values).Of(means => means[0])!.Value;
}
