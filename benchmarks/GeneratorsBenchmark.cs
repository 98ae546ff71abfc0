using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>generators</c>: recommenders trained on generated users alone, as a share of training on real ones; speed and memory of the generator.</summary>
internal static class GeneratorsBenchmark
{
    private const float LeastRelevant = 4;
    private const int MostTestUsers = 1000;
    private const long ValidationStream = 77;
    private const int SvdRank = 30;
    private const int FirstSeed = 1;

    public static Command Create()
    {
        var generator = new Option<string>("--generator") { Description = "The generator.", DefaultValueFactory = _ => "masked-set" };
        generator.AcceptOnlyFromAmong("masked-set", "mult-vae", "mult-vae-prior", "mult-vae-composite", "gan", "gan-spectral", "popularity", "gru", "lstm", "transformer", "sequential-vae", "preference-evolution");
        var splits = new Option<int>("--splits") { Description = "The number of splits into training and test users.", DefaultValueFactory = _ => 3, HelpName = "N" };
        var testUsers = new Option<int?>("--test-users") { Description = $"The number of test users of each split; a quarter of all and at most {MostTestUsers} if not given.", HelpName = "N" };
        var validation = new Option<bool>("--validation") { Description = "Leaves a quarter of the users out for good, to choose options by the others." };
        return BenchmarkCommand.Create("generators", "Generated users: what they are worth to recommenders, privacy, coverage, speed and memory.", (ratings, threads, arguments) =>
        {
            var data = Relevant(ratings);
            if (arguments.GetValue(validation))
                data = data.SelectUsers(SeededRandom.For(FirstSeed, ValidationStream).Permutation(data.UserCount).AsSpan(data.UserCount / 4));
            var result = Experiment.Run(
                data,
                (training, users, seed, _, _) => Generate(Make(arguments.GetValue(generator)!, threads), training, users, seed),
                Recommenders(threads),
                new() { TestUsers = arguments.GetValue(testUsers) ?? TestUsers(data), NumberOfSeeds = arguments.GetValue(splits), Seed = FirstSeed, NumberOfThreads = threads, Arms = [ExperimentArm.Synthetic, ExperimentArm.Real] });
            foreach (var recommender in result.Recommenders)
                Console.WriteLine($"{recommender.Recommender}: {string.Join(", ", SharesOfSplits(recommender).Select(share => share.ToString("P1", CultureInfo.InvariantCulture)))} of real, split by split");
            Console.WriteLine(result.ToTable());
        }, generator, splits, testUsers, validation);
    }

    public static Interactions Relevant(Interactions ratings) => ratings.WithValueAtLeast(LeastRelevant).WithoutValues();

    public static int TestUsers(Interactions data) => Math.Min(MostTestUsers, data.UserCount / 4);

    public static IReadOnlyList<IRecommender> Recommenders(int threads) =>
        [new Ease(new() { NumberOfThreads = threads }), new ImplicitAls(new() { NumberOfThreads = threads }), new PureSvd(new() { ApproximationRank = SvdRank, NumberOfThreads = threads })];

    private static IEnumerable<double> SharesOfSplits(RecommenderResult recommender) =>
        NdcgOf(recommender, ExperimentArm.Synthetic).Zip(NdcgOf(recommender, ExperimentArm.Real), (synthetic, real) => synthetic / real);

    private static IReadOnlyList<double> NdcgOf(RecommenderResult recommender, ExperimentArm arm) =>
        recommender.Arms.Single(result => result.Arm == arm).NdcgOfRepetitions;

    private static Interactions Generate(IGenerator generator, Interactions training, int users, int seed)
    {
        var start = Stopwatch.GetTimestamp();
        using var model = generator.Fit(training);
        var fit = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        var memory = process.PeakWorkingSet64 / 1e9;
        start = Stopwatch.GetTimestamp();
        var drawn = model.Sample(new() { UserCount = users, Seed = seed });
        var sampling = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: fit {fit:F0} s, peak memory so far {memory:F2} GB; {drawn.Count} interactions in {sampling:F1} s, {drawn.Count / sampling / 1000:F0} k/s"));
        Console.WriteLine(CollapseReport.Compare(training, drawn));
        return drawn;
    }

    private static IGenerator Make(string name, int threads) => name switch
    {
        "mult-vae" => new MultVaeGenerator(new() { NumberOfThreads = threads }),
        "mult-vae-prior" => new MultVaeGenerator(new() { NumberOfThreads = threads, LatentSource = LatentSource.Prior }),
        "mult-vae-composite" => new MultVaeGenerator(new() { NumberOfThreads = threads, CompositePrior = new() }),
        "gan-spectral" => new GanGenerator(new() { NumberOfThreads = threads, CriticBound = CriticBound.SpectralNormalization }),
        "gan" => new GanGenerator(new() { NumberOfThreads = threads }),
        "popularity" => new PopularityGenerator(),
        "gru" => new GruGenerator(new() { NumberOfThreads = threads }),
        "lstm" => new LstmGenerator(new() { NumberOfThreads = threads }),
        "preference-evolution" => new PreferenceEvolutionGenerator(new() { NumberOfThreads = threads }),
        "transformer" => new TransformerGenerator(new() { NumberOfThreads = threads }),
        "sequential-vae" => new SequentialVaeGenerator(new() { NumberOfThreads = threads }),
        _ => new MaskedSetGenerator(new() { NumberOfThreads = threads }),
    };
}
