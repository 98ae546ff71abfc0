using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>privacy</c>: what all privacy attacks cost on as many members, synthetic and holdout users as the data has, and how often they find copied members.</summary>
internal static class PrivacyBenchmark
{
    private static readonly double[] Shares = [0, 0.01, 0.05, 0.2];

    public static Command Create()
    {
        var seeds = new Option<int>("--seeds") { Description = "How many random halves are attacked for each share of copied users; 0 measures the cost alone.", DefaultValueFactory = _ => 0, HelpName = "N" };
        return BenchmarkCommand.Create("privacy", "Privacy attacks: cost, and power against copied members.", (ratings, threads, arguments) =>
        {
            Cost(ratings, threads);
            foreach (var share in Shares)
                Power(ratings, share, arguments.GetValue(seeds), threads);
        }, seeds);
    }

    /// <summary>Users whose items are drawn by popularity: independent of any one of the real ones.</summary>
    public static Interactions IndependentUsers(Interactions ratings, int count, int seed)
    {
        using var model = new PopularityGenerator().Fit(ratings.WithoutValues());
        return model.Sample(new() { UserCount = count, Seed = seed });
    }

    private static void Cost(Interactions ratings, int threads)
    {
        var (synthetic, holdout) = (IndependentUsers(ratings, ratings.UserCount, 1), IndependentUsers(ratings, ratings.UserCount, 2));
        var start = Stopwatch.GetTimestamp();
        var processor = Timing.ProcessorSeconds(() => PrivacyAttacks.Run(ratings, synthetic, holdout, new() { NumberOfThreads = threads }));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ratings.UserCount} members, {synthetic.UserCount} synthetic and {holdout.UserCount} holdout users: {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s, {processor:F1} s of processor time, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:F2} GB at most"));
    }

    /// <summary>Random thirds as members, holdout and honest synthetic users, of whom a share gives way to copies of members.</summary>
    private static void Power(Interactions ratings, double share, int seeds, int threads)
    {
        var (caught, third, copies) = (0, ratings.UserCount / 3, 0);
        for (var seed = 0; seed < seeds; seed++)
        {
            var order = SeededRandom.For(seed).Permutation(ratings.UserCount);
            copies = (int)(share * third);
            var (members, holdout) = (ratings.SelectUsers(order.AsSpan(0, third)), ratings.SelectUsers(order.AsSpan(third, third)));
            var synthetic = ratings.SelectUsers(order.AsSpan(2 * third, third - copies)).Append(ratings.SelectUsers(order.AsSpan(0, copies)));
            var report = PrivacyAttacks.Run(members, synthetic, holdout, new() { Seed = seed, NumberOfThreads = threads });
            caught += report.Membership[0].PValue < 0.01 ? 1 : 0;
        }

        if (seeds > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{share:P0} copied ({copies} of {third}): caught at p < 0.01 in {caught} of {seeds} seeds"));
    }
}
