using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>vae-epoch</c>: an epoch of Mult-VAE's training against that of a plain program with dense rows.</summary>
internal static class VaeEpochBenchmark
{
    private const float Relevant = 4;
    private const int BatchSize = 500;

    public static Command Create()
    {
        var epochs = new Option<int>("--epochs") { Description = "The number of epochs of each; the fastest counts.", DefaultValueFactory = _ => 3, HelpName = "N" };
        return BenchmarkCommand.Create("vae-epoch", "An epoch of Mult-VAE against a plain dense TorchSharp program.", (ratings, threads, arguments) =>
        {
            var data = ratings.WithValueAtLeast(Relevant);
            data = new(data.Users, data.Items, data.Offsets.ToArray(), data.ItemIndices.ToArray());
            var count = arguments.GetValue(epochs);
            var options = new MultVaeOptions { NumberOfThreads = threads, BatchSize = BatchSize, MaximumNumberOfEpochs = count, HeldOutFraction = 0 };
            var ours = new EpochTimes();
            new MultVaeGenerator(options).Fit(data, ours).Dispose();
            using var dense = new DenseMultVae(data, options);
            var plain = Timing.Best(count, () => dense.Epoch()).Seconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Mult-VAE {ours.Best:F2} s, dense {plain:F2} s an epoch: {ours.Best / plain:F2} of it"));
        }, epochs);
    }

    /// <summary>The fastest epoch, by when each is reported.</summary>
    private sealed class EpochTimes : IProgress<ProgressReport>
    {
        private long last = Stopwatch.GetTimestamp();
        private int done;

        public double Best { get; private set; } = double.PositiveInfinity;

        public void Report(ProgressReport value)
        {
            if (value.Done > done && value.Stage == "training")
                (Best, done) = (Math.Min(Best, Stopwatch.GetElapsedTime(last).TotalSeconds), (int)value.Done);
            last = Stopwatch.GetTimestamp();
        }
    }
}
