using System.CommandLine;
using System.Globalization;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>memory</c>: whether resident memory stays flat over a long training.</summary>
internal static class MemoryBenchmark
{
    private const float HeldOut = 0.05f;
    private const int BatchSize = 50;
    private const int Width = 64;

    /// <summary>Growth that is called flat: this share of the memory over 10,000 steps.</summary>
    private const double Flat = 0.01;

    /// <summary>Steps in which code is compiled and pools are filled, which the trend leaves out.</summary>
    private const int StartSteps = 2_000;

    public static Command Create()
    {
        var generator = new Option<string>("--generator") { Description = "The generator.", DefaultValueFactory = _ => "mult-vae" };
        generator.AcceptOnlyFromAmong("mult-vae", "masked-set");
        var steps = new Option<int>("--steps") { Description = "The number of steps.", DefaultValueFactory = _ => 10_000, HelpName = "N" };
        var output = new Option<DirectoryInfo>("--output") { Description = "The folder for memory-GENERATOR.csv and .svg.", DefaultValueFactory = _ => new("."), HelpName = "FOLDER" };
        return BenchmarkCommand.Create("memory", "Resident memory over the steps of a training: a table, a plot and its trend.", (ratings, threads, arguments) =>
        {
            var name = arguments.GetValue(generator)!;
            var stepsPerEpoch = (ratings.UserCount - (int)Math.Round(ratings.UserCount * HeldOut) + BatchSize - 1) / BatchSize;
            var epochs = (arguments.GetValue(steps) + stepsPerEpoch - 1) / stepsPerEpoch;
            var memory = new ResidentMemory(stepsPerEpoch);
            Make(name, epochs, threads).Fit(ratings.WithoutValues(), memory).Dispose();
            var path = Path.Combine(arguments.GetRequiredValue(output).FullName, $"memory-{name}");
            memory.WriteCsv(path + ".csv");
            MemoryPlot.Save(memory, $"Training {name}, {stepsPerEpoch * epochs} steps", path + ".svg");
            Console.WriteLine(Verdict(memory));
        }, generator, steps, output);
    }

    private static string Verdict(ResidentMemory memory)
    {
        var first = memory.Steps.TakeWhile(step => step < StartSteps).Count();
        var trend = TrendLine.Of([.. memory.Steps.Skip(first).Select(step => step / 1000)], [.. memory.Mebibytes.Skip(first)]);
        var word = 10 * trend.High < Flat * memory.Mebibytes[first] ? $"flat to within {Flat:P0} over 10,000 steps" : trend.Low > 0 ? "memory grows" : "no growth is seen";
        return string.Create(CultureInfo.InvariantCulture, $"{memory.Mebibytes[first]:F0} MiB after {memory.Steps[first]} steps, {memory.Mebibytes[^1]:F0} MiB after {memory.Steps[^1]}, at most {memory.Mebibytes.Max():F0}; slope {trend.Slope:F2} [{trend.Low:F2}, {trend.High:F2}] MiB per 1,000 steps: {word}");
    }

    private static IGenerator Make(string name, int epochs, int threads)
    {
        return name switch
        {
            "masked-set" => new MaskedSetGenerator(Trained(new MaskedSetOptions { HiddenWidth = Width })),
            _ => new MultVaeGenerator(Trained(new MultVaeOptions { HiddenWidth = Width, LatentDimensions = Width / 2 })),
        };

        T Trained<T>(T options) where T : TrainingOptions =>
            options with { BatchSize = BatchSize, HeldOutFraction = HeldOut, MaximumNumberOfEpochs = epochs, Patience = epochs, NumberOfThreads = threads };
    }
}
