using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>
/// <c>ablations</c>: what each choice of the default generator is worth. The test users of the first reported split take no part, so that
/// options chosen here were not chosen on them.
/// </summary>
internal static class AblationsBenchmark
{
    private const int SvdRank = 30;

    /// <summary>The seed of the first split that the <c>generators</c> benchmark reports.</summary>
    private const int ReportedSeed = 1;
    private const int FirstSeed = 101;

    private static readonly Dictionary<string, Trial[]> Studies = new()
    {
        ["default"] = [new("as it is"), new("real users drawn with replacement (a ceiling; gives everyone away)") { IsBootstrap = true }],
        ["steps"] = [.. Values(5, 10, 20, 40, 80).Select(value => new Trial($"{value} steps") { Options = new() { SamplingSteps = (int)value } })],
        ["schedule"] = [.. Values(1, 1.5f, 2, 3).Select(value => new Trial($"growth {value}") { Options = new() { StepGrowth = value } })],
        ["guidance"] = [.. Values(1, 1.25f, 1.5f, 2, 2.5f, 3).Select(value => new Trial($"guidance {value}") { Options = new() { Guidance = value } })],
        ["popularity"] = [.. Values(0.7f, 0.85f, 1).Select(value => new Trial($"exponent {value}") { Options = new() { PopularityExponent = value } })],
        ["calibration"] = [.. Values(0, 2, 8).Select(value => new Trial($"{value} rounds") { Options = new() { CalibrationRounds = (int)value } })],
        ["temperature"] = [.. Values(0.8f, 0.9f, 1, 1.1f).Select(value => new Trial($"temperature {value}") { Temperature = value })],
        ["dropout"] = [.. Values(0, 0.3f, 0.5f, 0.7f, 0.8f).Select(value => new Trial($"dropout {value}") { Options = new() { Dropout = value } })],
        ["width"] = [.. Values(100, 300, 600).Select(value => new Trial($"width {value}") { Options = new() { HiddenWidth = (int)value } })],
        ["blocks"] = [.. Values(0, 1, 2).Select(value => new Trial($"{value} blocks") { Options = new() { NumberOfBlocks = (int)value } })],
        ["evidence"] = [new("no linear evidence") { Options = new() { EvidenceRegularization = 0 } }, .. Values(0.25f, 1, 4).Select(value => new Trial($"λ × {value}") { RegularizationFactor = value })],
        ["weighting"] = [.. Values(0, 0.25f, 0.5f, 0.75f, 1).Select(value => new Trial($"activity weight {value}") { Options = new() { ActivityWeight = value } })],
        ["users"] = [.. Values(1, 2, 4, 8).Select(value => new Trial($"{value} synthetic users for each real one") { UsersForEach = (int)value })],
    };

    public static Command Create()
    {
        var study = new Option<string>("--study") { Description = "What to vary.", Required = true };
        study.AcceptOnlyFromAmong([.. Studies.Keys]);
        var splits = new Option<int>("--splits") { Description = "The number of splits into training and validation users.", DefaultValueFactory = _ => 3, HelpName = "N" };
        return BenchmarkCommand.Create("ablations", "What each choice of the default generator is worth, on validation users.", (ratings, threads, arguments) =>
        {
            var data = WithoutReportedUsers(GeneratorsBenchmark.Relevant(ratings));
            Console.WriteLine("| | EASE | implicit ALS | SVD | membership AUC | items covered | popularity distance | thousand interactions/s |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|");
            foreach (var trial in Studies[arguments.GetValue(study)!])
                Console.WriteLine(Row(trial, data, arguments.GetValue(splits), threads));
        }, study, splits);
    }

    private static float[] Values(params float[] values) => values;

    private static Interactions WithoutReportedUsers(Interactions data)
    {
        var reported = data.SplitUsers(GeneratorsBenchmark.TestUsers(data), 0.2, ReportedSeed).Visible;
        var ids = Enumerable.Range(0, reported.UserCount).Select(reported.Users.GetText).ToHashSet();
        return data.SelectUsers([.. Enumerable.Range(0, data.UserCount).Where(user => !ids.Contains(data.Users.GetText(user)))]);
    }

    private static string Row(Trial trial, Interactions data, int splits, int threads)
    {
        var (interactions, seconds) = (0L, 0.0);
        var testUsers = GeneratorsBenchmark.TestUsers(data);
        var result = Experiment.Run(
            data,
            (training, users, seed, _, cancellationToken) =>
            {
                if (trial.IsBootstrap)
                    return Bootstrap(training, users, seed);
                using var model = new MaskedSetGenerator(trial.OptionsFor(training.UserCount) with { NumberOfThreads = threads }).Fit(training, cancellationToken: cancellationToken);
                var start = Stopwatch.GetTimestamp();
                var drawn = model.Sample(new() { UserCount = users, Seed = seed, Temperature = trial.Temperature, NumberOfThreads = threads }, cancellationToken: cancellationToken);
                seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
                interactions += drawn.Count;
                return drawn;
            },
            GeneratorsBenchmark.Recommenders(threads),
            new()
            {
                TestUsers = testUsers,
                SyntheticUsers = trial.UsersForEach * (data.UserCount - testUsers),
                NumberOfSeeds = splits,
                Seed = FirstSeed,
                NumberOfThreads = threads,
                Arms = [ExperimentArm.Synthetic, ExperimentArm.Real],
            });
        var shares = result.Recommenders.Select(recommender => recommender.Compare(ExperimentArm.Synthetic, ExperimentArm.Real)?.Ratio?.ToString("P1") ?? "not defined");
        var nearness = result.Nearness!;
        return string.Create(CultureInfo.InvariantCulture, $"| {trial.Name} | {string.Join(" | ", shares)} | {nearness.MembershipAuc?.ToString("F3")} | {nearness.ItemCoverage:P1} | {nearness.PopularityDistance:F3} | {(trial.IsBootstrap ? "" : $"{interactions / seconds / 1000:F0}")} |");
    }

    private static Interactions Bootstrap(Interactions training, int users, int seed)
    {
        var random = SeededRandom.For(seed);
        return training.SelectUsers([.. Enumerable.Range(0, users).Select(_ => random.NextInt32(training.UserCount))]);
    }

    private sealed record Trial(string Name)
    {
        public MaskedSetOptions Options { get; init; } = new();

        public bool IsBootstrap { get; init; }

        public float? RegularizationFactor { get; init; }

        public float Temperature { get; init; } = SampleRequest.DefaultTemperature;

        public int UsersForEach { get; init; } = 1;

        public MaskedSetOptions OptionsFor(int users) => RegularizationFactor is { } factor
            ? Options with { EvidenceRegularization = factor * 2 * Math.Pow(users, 0.75) }
            : Options;
    }
}
