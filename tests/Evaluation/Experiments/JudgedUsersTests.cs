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
        judged.Mean(values).Interval;
}
