using System.CommandLine;
using System.Globalization;
using SynthRec.MLNet.Evaluation;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>nearest</c>: the exact distance of every user to the nearest of as many others.</summary>
internal static class NearestBenchmark
{
    public static Command Create()
    {
        var runs = Timing.RunsOption();
        return BenchmarkCommand.Create("nearest", "The Jaccard similarity of each user to the nearest of as many generated ones.", (ratings, threads, arguments) =>
        {
            var others = PrivacyBenchmark.IndependentUsers(ratings, ratings.UserCount, seed: 1);
            double[] Nearest() => NearestUsers.Jaccard(ratings, others, threads);
            var seconds = Timing.Best(arguments.GetValue(runs), Nearest).Seconds;
            var processor = Timing.ProcessorSeconds(() => Nearest());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ratings.UserCount} × {others.UserCount} users ({others.Count} interactions): {seconds:F2} s, {(double)ratings.UserCount * others.UserCount / seconds / 1e6:F0} M pairs/s; {processor:F2} s of processor time"));
        }, runs);
    }
}
