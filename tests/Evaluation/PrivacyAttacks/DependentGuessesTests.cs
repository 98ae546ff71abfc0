using MathNet.Numerics.Distributions;

namespace SynthRec.MLNet.Evaluation.Tests;

public class DependentGuessesTests
{
    private const int Draws = 400;

    /// <summary>Three standard errors of a share of 95 % of so many draws.</summary>
    private static readonly double Tolerance = 3 * Math.Sqrt(0.95 * 0.05 / Draws);

    [Fact]
    public void Guesses_of_different_users_that_hit_different_users_are_independent()
    {
        var guesses = DependentGuesses.Of([.. Enumerable.Range(0, 200)], [.. Enumerable.Range(0, 200).Select(guess => guess < 60 ? guess : -1)]);
        Assert.Equal((60, 200), (guesses.Right, guesses.Made));
        Assert.Equal(199, guesses.Worth, 9); // 200 · (1 − 1/200), for the share is estimated
    }

    [Fact]
    public void Ten_guesses_of_each_copy_are_worth_one()
    {
        // 40 synthetic users with ten guesses each, of whom 16 are copies and hit one member each: as 16 of 40 independent guesses.
        var sources = Enumerable.Range(0, 400).Select(guess => guess / 10).ToArray();
        var guesses = DependentGuesses.Of(sources, [.. sources.Select(source => source < 16 ? source : -1)]);
        Assert.Equal(40 * (1 - (1.0 / 40)), guesses.Worth, 9);
    }

    [Fact]
    public void Guesses_that_all_hit_one_user_are_worth_one() =>
        Assert.Equal(1, DependentGuesses.Of([.. Enumerable.Range(0, 50)], new int[50]).Worth, 9);

    [Fact]
    public void Where_no_guess_is_right_those_of_a_user_count_as_one() =>
        Assert.Equal(6.0 * 6 / (16 + 1 + 1), DependentGuesses.Of([0, 0, 0, 0, 1, 2], [-1, -1, -1, -1, -1, -1]).Worth, 9);

    [Fact]
    public void Intervals_of_guesses_that_come_of_few_users_hold_the_truth()
    {
        const double Copies = 0.4, Lucky = 0.1;
        var (covered, naive, least) = Coverage(Copies + ((1 - Copies) * Lucky), random =>
        {
            var (sources, hits) = (new List<int>(), new List<int>());
            for (var user = 0; user < 60; user++)
            {
                var isCopy = random.NextDouble() < Copies;
                for (var guess = 1 + random.NextInt32(40); guess > 0; guess--)
                {
                    sources.Add(user);
                    hits.Add(isCopy ? user : random.NextDouble() < Lucky ? 100 + random.NextInt32(500) : -1);
                }
            }

            return (sources, hits);
        }, clusters: 60 * 20.5 * 20.5 / ((40 + 1) * (80 + 1) / 6.0));
        Assert.InRange(covered, least, 1);
        Assert.InRange(naive, 0, 0.8);
    }

    [Fact]
    public void Intervals_of_guesses_that_hit_few_users_hold_the_truth()
    {
        // One of ten of 500 users is hit, by one guess and a geometric number more, 9 in the mean with a variance of 72.
        const int Users = 500, Guesses = 5_000;
        var (covered, naive, least) = Coverage(0.1 * 9 * Users / Guesses, random =>
        {
            var hits = new List<int>();
            for (var user = 0; user < Users; user++)
            {
                if (random.NextDouble() >= 0.1)
                    continue;
                do
                    hits.Add(user);
                while (random.NextDouble() >= 1.0 / 9);
            }

            return ([.. Enumerable.Range(0, Guesses)], [.. hits, .. Enumerable.Repeat(-1, Guesses - hits.Count)]);
        }, clusters: 50 * 81 / (81.0 + 72));
        Assert.InRange(covered, least, 1);
        Assert.InRange(naive, 0, 0.8);
    }

    /// <summary>The share of draws whose intervals hold the truth, the same of Wilson's for independent guesses, and the least that Student's t-distribution allows the first for so many clusters.</summary>
    private static (double Covered, double Naive, double Least) Coverage(double truth, Func<SeededRandom, (List<int> Sources, List<int> Hits)> draw, double clusters)
    {
        var (covered, naive) = (0, 0);
        for (var seed = 0; seed < Draws; seed++)
        {
            var (sources, hits) = draw(SeededRandom.For(seed));
            var guesses = DependentGuesses.Of(sources, hits);
            bool Holds(Estimate interval) => interval.Low <= truth && truth <= interval.High;
            covered += Holds(guesses.Interval) ? 1 : 0;
            naive += Holds(Proportion.Wilson(guesses.Right, guesses.Made)) ? 1 : 0;
        }

        return ((double)covered / Draws, (double)naive / Draws, 1 - (2 * StudentT.CDF(0, 1, clusters - 1, -1.96)) - Tolerance);
    }
}
