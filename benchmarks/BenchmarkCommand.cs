using System.CommandLine;
using System.Runtime.InteropServices;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>A benchmark as a verb of the command line: each reads a folder of ratings and uses a number of threads.</summary>
internal static class BenchmarkCommand
{
    private const int DefaultThreads = 2;

    public delegate void Benchmark(Interactions ratings, int threads, ParseResult arguments);

    /// <summary>A benchmark that reads more than ratings from the folder.</summary>
    public delegate void FolderBenchmark(string folder, Interactions ratings, int threads, ParseResult arguments);

    public static Command Create(string name, string description, Benchmark benchmark, params IEnumerable<Option> options) =>
        Create(name, description, (_, ratings, threads, arguments) => benchmark(ratings, threads, arguments), options);

    public static Command Create(string name, string description, FolderBenchmark benchmark, params IEnumerable<Option> options)
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "A folder with MovieLens ratings: ml-1m, ml-100k or ml-latest-small.", Required = true, HelpName = "FOLDER" };
        var threads = ThreadsOption();
        var command = new Command(name, description) { data, threads };
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction(arguments =>
        {
            var folder = arguments.GetRequiredValue(data);
            var ratings = MovieLensFolder.Read(folder.FullName);
            Console.WriteLine(Machine(arguments.GetValue(threads)));
            Console.WriteLine($"{folder.Name}: {ratings.UserCount} users, {ratings.ItemCount} items, {ratings.Count} ratings");
            benchmark(folder.FullName, ratings, arguments.GetValue(threads), arguments);
        });
        return command;
    }

    public static Option<int> ThreadsOption() => new("--threads") { Description = "The number of threads.", DefaultValueFactory = _ => DefaultThreads, HelpName = "N" };

    /// <summary>What figures depend on, as a line.</summary>
    public static string Machine(int threads) => $"{RuntimeInformation.FrameworkDescription}, {Processor()}, {threads} threads";

    private static string Processor()
    {
        const string Linux = "/proc/cpuinfo";
        var model = File.Exists(Linux) ? File.ReadLines(Linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return model?.Split(": ")[1] ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
