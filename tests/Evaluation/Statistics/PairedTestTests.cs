namespace SynthRec.MLNet.Evaluation.Tests;

public class PairedTestTests
{
    private static readonly double[] First = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] Second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void The_sleep_data_of_student_1908() => Assert.Equal(0.002833, PairedTest.PValue(First, Second), 6);

    [Fact]
    public void Random_exchanges_come_near_to_all_exchanges()
    {
        var differences = First.Zip(Second, (a, b) => a - b).ToArray();
        var observed = Math.Abs(differences.Sum());
        var exact = Enumerable.Range(0, 1 << differences.Length).Average(signs =>
            Math.Abs(differences.Select((difference, at) => ((signs >> at) & 1) == 0 ? difference : -difference).Sum()) >= observed - 1e-9 ? 1.0 : 0);
        var randomisations = 100_000;
        // Four standard errors of a share of so many draws, and the observed one that counts among them.
        var tolerance = (4 * Math.Sqrt(exact * (1 - exact) / randomisations)) + (1.0 / randomisations);
        Assert.Equal(exact, PairedTest.RandomisationPValue(First, Second, 3, randomisations), tolerance);
    }

    [Fact]
    public void Under_no_difference_p_values_of_both_tests_are_uniform()
    {
        var random = SeededRandom.For(5);
        var pairs = Enumerable.Range(0, 400).Select(_ => (Normal(30, random), Normal(30, random))).ToArray();
        // The share below 0.1 of 400 p-values has the standard error √(0.1 · 0.9 / 400) = 0.015.
        Assert.Equal(0.1, pairs.Average(pair => PairedTest.PValue(pair.Item1, pair.Item2) < 0.1 ? 1.0 : 0), 4 * 0.015);
        Assert.Equal(0.1, pairs.Average(pair => PairedTest.RandomisationPValue(pair.Item1, pair.Item2, 1, 500) < 0.1 ? 1.0 : 0), 4 * 0.015);
    }

    [Fact]
    public void Equal_values_have_p_1_and_a_constant_difference_the_least()
    {
        Assert.Equal(1, PairedTest.PValue([1, 2], [1, 2]));
        Assert.Equal(0, PairedTest.PValue([1, 2], [2, 3]));
        Assert.Equal(1, PairedTest.RandomisationPValue([1, 2], [1, 2]));
        Assert.Equal(1 / 10_001.0, PairedTest.RandomisationPValue(new double[100], [.. Enumerable.Repeat(0.1, 100)]));
    }

    [Fact]
    public void The_seed_decides_the_exchanges()
    {
        Assert.Equal(PairedTest.RandomisationPValue(First, Second, 1), PairedTest.RandomisationPValue(First, Second, 1));
        Assert.NotEqual(PairedTest.RandomisationPValue(First, Second, 1), PairedTest.RandomisationPValue(First, Second, 2));
    }

    [Fact]
    public void Different_numbers_of_values_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PairedTest.PValue([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => PairedTest.RandomisationPValue([1], [1]));
    }

    private static double[] Normal(int count, SeededRandom random) => [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];
}
