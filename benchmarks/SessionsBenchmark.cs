using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>sessions</c>: recommenders of the next item trained on generated sessions, as a share of training on real ones; how far the sessions are apart.</summary>
internal static class SessionsBenchmark
{
    private const string RealHalf = "real-half";
    private const string RealAgain = "real-with-replacement";
    private static readonly string[] OfSequences = ["gru", "lstm", "transformer", "sequential-vae"];
    private static readonly string[] OfSets = ["masked-set", "mult-vae", "popularity"];

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "A folder with yoochoose sessions.", Required = true, HelpName = "FOLDER" };
        var threads = BenchmarkCommand.ThreadsOption();
        var generator = new Option<string>("--generator") { Description = $"The generator; {RealHalf} takes half of the real sessions instead, and {RealAgain} as many as there are, each drawn from all.", DefaultValueFactory = _ => OfSequences[0] };
        generator.AcceptOnlyFromAmong([.. OfSequences, .. OfSets, RealHalf, RealAgain]);
        var users = new Option<int?>("--users") { Description = "The number of generated sessions; as many as there are training sessions unless given.", HelpName = "N" };
        var seed = new Option<int>("--seed") { Description = "The seed.", DefaultValueFactory = _ => 1, HelpName = "SEED" };
        var recommender = new Option<string[]>("--recommender") { Description = "The recommenders.", DefaultValueFactory = _ => ["markov", "gru"], AllowMultipleArgumentsPerToken = true };
        recommender.AcceptOnlyFromAmong("markov", "gru");
        var validation = new Option<bool>("--validation") { Description = "Leaves the test sessions alone: learns from the earlier five sixths of the training sessions and judges by the others." };
        var random = new Option<bool>("--random") { Description = "Judges by a random sixth of the training sessions instead, and says how well they can be told from those that were learnt from." };
        var least = new Option<int>("--least-users") { Description = "How many sessions must have a transition for it to be matched; 0 draws sessions independently.", DefaultValueFactory = _ => SequenceOptions.DefaultLeastUsersOfTransition, HelpName = "N" };
        var command = new Command("sessions", "Generated sessions: what they are worth to recommenders of the next item, and how far they are from real ones.") { data, threads, generator, users, seed, recommender, validation, random, least };
        command.SetAction(arguments =>
        {
            var (training, test) = YoochooseFolder.Read(arguments.GetRequiredValue(data).FullName);
            var isRandom = arguments.GetValue(random);
            if (isRandom)
                (training, test) = Cut(training, SeededRandom.For(arguments.GetValue(seed)).Permutation(training.UserCount));
            else if (arguments.GetValue(validation))
                (training, test) = Cut(training, ByTime(training));
            Console.WriteLine(BenchmarkCommand.Machine(arguments.GetValue(threads)));
            Console.WriteLine($"training: {training.UserCount} sessions, {training.ItemCount} items, {training.Count} clicks; test: {test.UserCount} sessions, {test.Count} clicks");
            var settings = new Settings(arguments.GetValue(threads), arguments.GetValue(seed), arguments.GetValue(least));
            var sessions = Generate(arguments.GetValue(generator)!, training, arguments.GetValue(users) ?? training.UserCount, settings);
            if (isRandom)
                Console.WriteLine(Membership(training, test, sessions));
            Report(SessionStatistics.Compare(training, sessions, seed: settings.Seed));
            foreach (var name in arguments.GetValue(recommender)!)
                Report(name == "markov" ? new MarkovRecommender() : new GruSessionRecommender(new() { Seed = settings.Seed, NumberOfThreads = settings.Threads }), training, sessions, test);
        });
        return command;
    }

    private static int[] ByTime(Interactions sessions) => [.. Enumerable.Range(0, sessions.UserCount).OrderBy(session => sessions.TimestampsOf(session).ToArray().Min())];

    /// <summary>The first five sixths, to learn from, and the others.</summary>
    private static (Interactions Training, Interactions Test) Cut(Interactions sessions, int[] order)
    {
        var training = order.Length * 5 / 6;
        return (sessions.SelectUsers(order.AsSpan(0, training)).Core(1), sessions.SelectUsers(order.AsSpan(training)));
    }

    /// <summary>How well the sessions that were learnt from are told from others by how common their transitions are among the synthetic ones.</summary>
    private static string Membership(Interactions members, Interactions others, Interactions synthetic)
    {
        var counts = Transitions(synthetic).SelectMany(session => session).CountBy(pair => pair).ToDictionary();
        var (auc, error) = MembershipAuc.WithError(Scores(members), Scores(others));
        return string.Create(CultureInfo.InvariantCulture, $"membership AUC of transitions {auc:F3}, standard error {error:F3}");

        double[] Scores(Interactions sessions) =>
            [.. Transitions(sessions).Where(session => session.Length > 0).Select(session => session.Average(pair => double.LogP1(counts.GetValueOrDefault(pair))))];
    }

    private static IEnumerable<(string From, string To)[]> Transitions(Interactions sessions) => Enumerable.Range(0, sessions.UserCount).Select(session =>
    {
        var items = sessions.ItemsOf(session).ToArray();
        string[] ids = [.. sessions.InTimeOrder(session).Select(at => sessions.Items.GetText(items[at]))];
        return ids.Zip(ids.Skip(1)).ToArray();
    });

    private static Interactions Generate(string name, Interactions training, int users, Settings settings)
    {
        if (name == RealHalf)
            return training.SelectUsers(SeededRandom.For(settings.Seed).Permutation(training.UserCount).AsSpan(0, training.UserCount / 2));
        if (name == RealAgain)
            return RealUsers.WithReplacement(training, users, settings.Seed);
        var start = Stopwatch.GetTimestamp();
        using var model = Make(name, settings).Fit(OfSequences.Contains(name) ? training : AsSets(training), Progress());
        var fit = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        var sessions = model.Sample(new() { UserCount = users, Seed = settings.Seed, NumberOfThreads = settings.Threads });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: fit {fit:F0} s; {sessions.UserCount} sessions, {sessions.Count} clicks in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
        return sessions;
    }

    private static IGenerator Make(string name, Settings settings) => name switch
    {
        "gru" => new GruGenerator(new() { Seed = settings.Seed, NumberOfThreads = settings.Threads, LeastUsersOfTransition = settings.LeastUsers }),
        "lstm" => new LstmGenerator(new() { Seed = settings.Seed, NumberOfThreads = settings.Threads, LeastUsersOfTransition = settings.LeastUsers }),
        "transformer" => new TransformerGenerator(new() { Seed = settings.Seed, NumberOfThreads = settings.Threads, LeastUsersOfTransition = settings.LeastUsers }),
        "sequential-vae" => new SequentialVaeGenerator(new() { Seed = settings.Seed, NumberOfThreads = settings.Threads, LeastUsersOfTransition = settings.LeastUsers }),
        "mult-vae" => new MultVaeGenerator(new() { Seed = settings.Seed, NumberOfThreads = settings.Threads }),
        "popularity" => new PopularityGenerator(new() { Seed = settings.Seed }),
        _ => new MaskedSetGenerator(new() { Seed = settings.Seed, NumberOfThreads = settings.Threads }),
    };

    /// <summary>Each item of a session once, the last time it was clicked: what generators of sets learn from.</summary>
    private static Interactions AsSets(Interactions sessions)
    {
        var builder = new InteractionsBuilder(withTimestamps: true);
        for (var session = 0; session < sessions.UserCount; session++)
        {
            for (var at = sessions.Offsets[session]; at < sessions.Offsets[session + 1]; at++)
                builder.Add(session, sessions.ItemIndices[at], timestamp: sessions.Timestamps[at]);
        }

        return builder.Build(sessions.Users, sessions.Items);
    }

    private static void Report(ISessionRecommender recommender, Interactions training, Interactions sessions, Interactions test)
    {
        var real = Judge(recommender, training, test, "real");
        var synthetic = Judge(recommender, sessions, test, "synthetic");
        Console.WriteLine($"{recommender.Name} share of real: recall@{real.K} {Share(synthetic.RecallAsShareOf(real))}, MRR@{real.K} {Share(synthetic.MeanReciprocalRankAsShareOf(real))}; "
            + string.Create(CultureInfo.InvariantCulture, $"paired p {PairedTest.PValue(synthetic.Hits, real.Hits):G2} and {PairedTest.PValue(synthetic.ReciprocalRanks, real.ReciprocalRanks):G2}"));
    }

    private static NextItemResult Judge(ISessionRecommender recommender, Interactions sessions, Interactions test, string trainedOn)
    {
        var start = Stopwatch.GetTimestamp();
        using var model = recommender.Fit(sessions, Progress());
        var fit = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        var result = NextItemEvaluation.Judge(model, test);
        Console.WriteLine($"{recommender.Name} on {trainedOn}: recall@{result.K} {result.Recall().ToString("F4")}, MRR@{result.K} {result.MeanReciprocalRank().ToString("F4")}; "
            + string.Create(CultureInfo.InvariantCulture, $"{result.Positions.Sum()} positions, {result.UnknownPositions} of unknown items; fit {fit:F0} s, judged in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
        return result;
    }

    private static void Report(IReadOnlyList<SessionDistance> distances)
    {
        Console.WriteLine($"{"",-30} {"distance",9} {"floor",8} {"95 %",8} {"real",9} {"synthetic",9}");
        foreach (var one in distances)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Statistic,-30} {one.Synthetic,9:F4} {one.Floor,8:F4} {one.FloorHigh,8:F4} {one.Real,9:F3} {one.SyntheticMean,9:F3}  {(one.IsWithinNoise ? "within noise" : "")}").TrimEnd());
    }

    private static Progress<ProgressReport> Progress() => new(report => Console.Error.WriteLine($"{report.Stage} {report.Done} of {report.Total} {report.Detail}"));

    private static string Share(Estimate? share) => share?.ToString("P1") ?? "–";

    private sealed record Settings(int Threads, int Seed, int LeastUsers);
}
