using System.CommandLine;
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
    private const int FirstSeed = 101;

    private static readonly Dictionary<string, Trial[]> Studies = new()
    {
        ["default"] = [new("as it is"), new("real users drawn with replacement (a ceiling; gives everyone away)") { IsBootstrap = true }],
        ["steps"] = [.. Values(4, 8, 16, 32).Select(value => new Trial($"{value} steps") { Options = new() { SamplingSteps = (int)value } })],
        ["schedule"] = [.. Values(1, 1.5f, 2, 3).Select(value => new Trial($"growth {value}") { Options = new() { StepGrowth = value } })],
        ["guidance"] = [.. Values(1, 1.25f, 1.5f, 2, 2.5f, 3).Select(value => new Trial($"guidance {value}") { Options = new() { Guidance = value } })],
        ["popularity"] = [.. Values(0.7f, 0.85f, 1).Select(value => new Trial($"exponent {value}") { Options = new() { PopularityExponent = value } })],
        ["calibration"] = [.. Values(0, 2, 8).Select(value => new Trial($"{value} rounds") { Options = new() { CalibrationRounds = (int)value } })],
        ["temperature"] = [.. Values(0.8f, 0.9f, 1, 1.1f).Select(value => new Trial($"temperature {value}") { Temperature = value })],
        ["dropout"] = [.. Values(0, 0.3f, 0.5f, 0.7f, 0.8f).Select(value => new Trial($"dropout {value}") { Options = new() { Dropout = value } })],
        ["width"] = [.. Values(100, 300, 600).Select(value => new Trial($"width {value}") { Options = new() { HiddenWidth = (int)value } })],
        ["blocks"] = [.. Values(0, 1, 2).Select(value => new Trial($"{value} blocks") { Options = new() { NumberOfBlocks = (int)value } })],
        ["evidence"] = [new("no linear evidence") { Options = new() { EvidenceRegularization = 0 } }, .. Values(0.25f, 1, 4).Select(value => new Trial($"λ × {value}") { RegularizationFactor = value })],
        ["pairs"] = [new("the most with 40 % of pairs"), .. Values(0, 5, 20, 50).Select(value => new Trial(value == 0 ? "none matched" : $"pairs of {value} users") { Options = new() { LeastUsersOfPair = (int)value } })],
        ["weighting"] = [.. Values(0, 0.25f, 0.5f, 0.75f, 1).Select(value => new Trial($"activity weight {value}") { Options = new() { ActivityWeight = value } })],
        ["users"] = [.. Values(1, 2, 4, 8).Select(value => new Trial($"{value} synthetic users for each real one") { UsersForEach = (int)value })],
    };

    public static Command Create()
    {
        var study = new Option<string>("--study") { Description = "What to vary.", Required = true };
        study.AcceptOnlyFromAmong([.. Studies.Keys]);
        var splits = new Option<int>("--splits") { Description = "The number of splits into training and validation users.", DefaultValueFactory = _ => 3, HelpName = "N" };
        var withMultVae = MultVaeRecommender.Option();
        var core = new Option<int>("--core") { Description = "The fewest interactions of users and of items.", DefaultValueFactory = _ => 1, HelpName = "K" };
        return BenchmarkCommand.Create("ablations", "What each choice of the default generator is worth, on validation users.", (ratings, threads, arguments) =>
        {
            var relevant = GeneratorsBenchmark.Relevant(ratings).Core(arguments.GetValue(core));
            var data = GeneratorsBenchmark.WithoutTestUsers(relevant, GeneratorsBenchmark.TestUsers(relevant));
            var testUsers = GeneratorsBenchmark.TestUsers(data);
            var more = MultVaeRecommender.IfAsked(arguments, withMultVae, threads);
            Console.WriteLine(GeneratorRow.Header([.. more.Select(recommender => recommender.Name)]));
            foreach (var trial in Studies[arguments.GetValue(study)!])
            {
                var options = new ExperimentOptions
                {
                    TestUsers = testUsers,
                    SyntheticUsers = trial.UsersForEach * (data.UserCount - testUsers),
                    NumberOfSeeds = arguments.GetValue(splits),
                    Seed = FirstSeed,
                    NumberOfThreads = threads,
                    Arms = [ExperimentArm.Synthetic, ExperimentArm.Real],
                };
                Console.WriteLine(Row(trial, data, options, more).ToRow(trial.Name));
            }
        }, study, splits, withMultVae, core);
    }

    private static GeneratorRow Row(Trial trial, Interactions data, ExperimentOptions options, IRecommender[] more)
    {
        var threads = options.NumberOfThreads!.Value;
        if (trial.IsBootstrap)
            return new(Experiment.Run(data, (training, users, seed, _, _) => RealUsers.WithReplacement(training, users, seed), [.. GeneratorsBenchmark.Recommenders(threads), .. more], options), null, null);
        var generator = new MaskedSetGenerator(trial.OptionsFor(data.UserCount - options.TestUsers!.Value) with { NumberOfThreads = threads });
        return GeneratorsBenchmark.Run(data, generator, options, Console.Error.WriteLine, trial.Temperature, more: more);
    }

    private static float[] Values(params float[] values) => values;

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
