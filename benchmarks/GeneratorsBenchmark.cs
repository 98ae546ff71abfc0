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
    private const long KeptUsersStream = 78;
    private const int SvdRank = 30;
    private const int FirstSeed = 1;
    private const string All = "all";

    private static readonly string[] Families =
        ["masked-set", "mult-vae", "mult-vae-prior", "mult-vae-composite", "gan", "gan-spectral", "gru", "lstm", "transformer", "sequential-vae", "preference-evolution", "popularity"];

    public static Command Create()
    {
        var generator = new Option<string>("--generator") { Description = "The generator, or all for a table of all families.", DefaultValueFactory = _ => "masked-set" };
        generator.AcceptOnlyFromAmong([.. Families, All]);
        var splits = new Option<int>("--splits") { Description = "The number of splits into training and test users.", DefaultValueFactory = _ => 3, HelpName = "N" };
        var testUsers = new Option<int?>("--test-users") { Description = $"The number of test users of each split; a quarter of all and at most {MostTestUsers} if not given.", HelpName = "N" };
        var core = new Option<int>("--core") { Description = "The fewest interactions of users and of items.", DefaultValueFactory = _ => 1, HelpName = "K" };
        var keep = new Option<double>("--keep") { Description = "The share of the training users that is kept.", DefaultValueFactory = _ => 1, HelpName = "F" };
        var each = new Option<int>("--users-for-each") { Description = "The number of synthetic users for each training user.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var augment = new Option<bool>("--augment") { Description = "The synthetic arm is trained on the training users and the synthetic ones together." };
        var withMultVae = MultVaeRecommender.Option();
        var validation = new Option<bool>("--validation") { Description = "Leaves the test users of the first split out for good, to choose options by the others." };
        return BenchmarkCommand.Create("generators", "Generated users: what they are worth to recommenders, privacy, coverage, speed and memory.", (ratings, threads, arguments) =>
        {
            var data = Relevant(ratings).Core(arguments.GetValue(core));
            var tested = arguments.GetValue(testUsers) ?? TestUsers(data);
            if (arguments.GetValue(validation))
                data = WithoutTestUsers(data, tested);
            var training = (int)((data.UserCount - tested) * arguments.GetValue(keep));
            if (arguments.GetValue(keep) < 1)
                data = data.SelectUsers(SeededRandom.For(FirstSeed, KeptUsersStream).Permutation(data.UserCount).AsSpan(0, tested + training));
            Console.WriteLine($"{data.UserCount} users, {tested} of them for testing, {data.ItemCount} items, {data.Count} interactions");
            var options = new ExperimentOptions
            {
                TestUsers = tested,
                SyntheticUsers = arguments.GetValue(each) * training,
                NumberOfSeeds = arguments.GetValue(splits),
                Seed = FirstSeed,
                NumberOfThreads = threads,
                Arms = [ExperimentArm.Synthetic, ExperimentArm.Real],
            };
            if (arguments.GetValue(generator) != All)
            {
                Console.WriteLine(Run(data, Make(arguments.GetValue(generator)!, threads), options, Console.WriteLine, augment: arguments.GetValue(augment), more: MultVaeRecommender.IfAsked(arguments, withMultVae, threads)).Result.ToTable());
                return;
            }

            Console.WriteLine(GeneratorRow.Header());
            foreach (var family in Families)
                Console.WriteLine(Run(data, Make(family, threads), options, Console.Error.WriteLine).ToRow(family));
        }, generator, splits, testUsers, core, keep, each, augment, withMultVae, validation);
    }

    public static Interactions Relevant(Interactions ratings) => ratings.WithValueAtLeast(LeastRelevant).WithoutValues();

    public static int TestUsers(Interactions data) => Math.Min(MostTestUsers, data.UserCount / 4);

    /// <summary>The users that are not tested in the first split of the reported figures.</summary>
    public static Interactions WithoutTestUsers(Interactions data, int testUsers)
    {
        var reported = data.SplitUsers(testUsers, 0.2, FirstSeed).Visible;
        var ids = Enumerable.Range(0, reported.UserCount).Select(reported.Users.GetText).ToHashSet();
        return data.SelectUsers([.. Enumerable.Range(0, data.UserCount).Where(user => !ids.Contains(data.Users.GetText(user)))]);
    }

    /// <summary>Trains recommenders on what a generator draws; a line for each split goes to <paramref name="log"/>.</summary>
    public static GeneratorRow Run(Interactions data, IGenerator generator, ExperimentOptions options, Action<string> log, float temperature = SampleRequest.DefaultTemperature, bool augment = false, params IRecommender[] more)
    {
        var (fitting, sampling, interactions) = (0.0, 0.0, 0L);
        var result = Experiment.Run(data, Source, [.. Recommenders(options.NumberOfThreads!.Value), .. more], options);
        return new(result, fitting / options.NumberOfSeeds, interactions / sampling);

        Interactions Source(Interactions training, int users, int seed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
        {
            var start = Stopwatch.GetTimestamp();
            using var model = generator.Fit(training, progress, cancellationToken);
            var fit = Stopwatch.GetElapsedTime(start).TotalSeconds;
            using var process = Process.GetCurrentProcess();
            var memory = process.PeakWorkingSet64 / 1e9;
            start = Stopwatch.GetTimestamp();
            var drawn = model.Sample(new() { UserCount = users, Seed = seed, Temperature = temperature, NumberOfThreads = options.NumberOfThreads }, progress, cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            log(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: fit {fit:F0} s, peak memory so far {memory:F2} GB; {drawn.Count} interactions in {seconds:F1} s, {drawn.Count / seconds / 1000:F0} k/s; {CollapseReport.Compare(training, drawn)}"));
            (fitting, sampling, interactions) = (fitting + fit, sampling + seconds, interactions + drawn.Count);
            return augment ? training.Append(drawn) : drawn;
        }
    }

    public static IReadOnlyList<IRecommender> Recommenders(int threads) =>
        [new Ease(new() { NumberOfThreads = threads }), new ImplicitAls(new() { NumberOfThreads = threads }), new PureSvd(new() { ApproximationRank = SvdRank, NumberOfThreads = threads })];

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
