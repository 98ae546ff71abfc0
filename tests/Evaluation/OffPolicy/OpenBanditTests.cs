using System.Globalization;

namespace SynthRec.MLNet.Evaluation.Tests;

public class OpenBanditTests
{
    private const int Arms = 34;
    private const int Positions = 3;

    [Fact]
    public void Thompson_sampling_estimated_from_the_random_log_earns_what_was_observed()
    {
        var (random, thompson) = (Read("random-men"), Read("bts-men"));
        var observed = thompson.Average(round => round.Click);
        var report = OffPolicy.Evaluate(ToLog(random), PolicyOf(thompson, random));

        foreach (var name in new[] { "IPS", "SNIPS", "DR" })
        {
            var interval = report[name].Interval!.Value;
            Assert.True(interval.Low <= observed && observed <= interval.High, $"{name} {interval.ToString("F5")} does not hold {observed}.");
        }

        Assert.InRange(report["Mean weight"].PValue!.Value, 0.001, 1);
        Assert.InRange(report["Effective sample size"].Value!.Value, 1_000, random.Length);
        // The other way round, the uniform policy from the log of Thompson sampling with its own propensities.
        var uniform = OffPolicy.Evaluate(ToLog(thompson), OffPolicy.Fixed([.. Enumerable.Repeat(1.0 / Arms, Arms)]), new() { LargestWeight = 100 })["SNIPS"].Interval!.Value;
        Assert.InRange(random.Average(round => round.Click), uniform.Low, uniform.High);
    }

    /// <summary>What the policy showed at each position on the whole, for it learnt as it went; the propensities of what it showed are those of the moment.</summary>
    private static BanditPolicy PolicyOf(Round[] shown, Round[] log)
    {
        var shares = new double[Positions][];
        for (var position = 0; position < Positions; position++)
        {
            var here = shown.Where(round => round.Position == position).ToArray();
            shares[position] = [.. Enumerable.Range(0, Arms).Select(arm => (double)here.Count(round => round.Arm == arm) / here.Length)];
        }

        return (round, probabilities) => shares[log[round].Position].CopyTo(probabilities);
    }

    private static BanditLog ToLog(Round[] rounds) => new(
        Arms,
        Array.ConvertAll(rounds, round => round.Arm),
        Array.ConvertAll(rounds, round => (double)round.Click),
        Array.ConvertAll(rounds, round => round.Propensity),
        [.. rounds.SelectMany(round => Enumerable.Range(0, Positions).Select(position => position == round.Position ? 1f : 0f))]);

    private static Round[] Read(string folder) => [.. File.ReadLines(RealData.SharedFile($"data/open-bandit/{folder}/men.csv")).Skip(1).Select(line => line.Split(',')).Select(fields => new Round(
        int.Parse(fields[2], CultureInfo.InvariantCulture),
        int.Parse(fields[3], CultureInfo.InvariantCulture) - 1,
        int.Parse(fields[4], CultureInfo.InvariantCulture),
        double.Parse(fields[5], CultureInfo.InvariantCulture)))];

    private sealed record Round(int Arm, int Position, int Click, double Propensity);
}
