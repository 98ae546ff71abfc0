using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using SynthRec.MLNet.Generators;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>sampling</c>: how fast Mult-VAE draws users, stage by stage, against the product of the decoder's last layer, which no draw can do without.</summary>
internal static class SamplingBenchmark
{
    private const float LeastRelevant = 4;
    private const int Batch = GenerativeModel.UsersPerBatch;
    private static readonly int[] DefaultUsers = [5040, 50_000];

    public static Command Create()
    {
        var runs = Timing.RunsOption();
        var users = new Option<int[]>("--users") { Description = "The numbers of users to draw.", DefaultValueFactory = _ => DefaultUsers, AllowMultipleArgumentsPerToken = true, HelpName = "N" };
        var epochs = new Option<int>("--epochs") { Description = "The number of epochs of the fit.", DefaultValueFactory = _ => 3, HelpName = "N" };
        var all = new Option<bool>("--all-ratings") { Description = $"Takes all ratings instead of those of {LeastRelevant} and more." };
        return BenchmarkCommand.Create("sampling", "The speed of drawing users from Mult-VAE, by stage and against the decoder's matrix product.", (ratings, threads, arguments) =>
        {
            var data = (arguments.GetValue(all) ? ratings : ratings.WithValueAtLeast(LeastRelevant)).WithoutValues();
            data = new(data.Users, data.Items, data.Offsets.ToArray(), data.ItemIndices.ToArray());
            using var model = new MultVaeGenerator(new() { NumberOfThreads = threads, MaximumNumberOfEpochs = arguments.GetValue(epochs), HeldOutFraction = 0, LeastUsersOfPair = 0 }).Fit(data);
            foreach (var count in arguments.GetValue(users)!)
                Measure(data, model, count, threads, arguments.GetValue(runs));
        }, runs, users, epochs, all);
    }

    private static void Measure(Interactions data, GenerativeModel model, int users, int threads, int runs)
    {
        Interactions Sample() => model.Sample(new() { UserCount = users, NumberOfThreads = threads });
        var start = Stopwatch.GetTimestamp();
        var drawn = Sample();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{users} users, {drawn.Count} interactions; the first time in {Stopwatch.GetElapsedTime(start).TotalSeconds:F3} s"));

        set_num_threads(threads);
        using var product = new Product(data.ItemCount);
        var whole = Timing.BestTimes(runs, () => Sample());
        var bound = Timing.BestTimes(runs, () => product.Run(users));
        var logits = Logits(data, model);
        Print("all of it", whole, drawn.Count, threads);
        Print("product of the last layer", bound, drawn.Count, threads);
        Print("  normal numbers", Timing.BestTimes(runs, () => Normal(users)), drawn.Count, threads);
        Print("  choosing items", Timing.BestTimes(runs, () => Choose(drawn, logits, data.ItemCount)), drawn.Count, threads);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the product is {bound.Seconds / whole.Seconds:P0} of the time, {bound.ProcessorSeconds / whole.ProcessorSeconds:P0} of the processor time, {product.Operations(users) / bound.ProcessorSeconds / 1e9:F0} GFLOP in a processor's second"));
    }

    /// <summary>The speed by the clock, and what it would be if each thread had a processor to itself.</summary>
    private static void Print(string stage, (double Seconds, double ProcessorSeconds) times, int interactions, int threads) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage,-28} {times.Seconds,7:F3} s, {interactions / times.Seconds / 1e6,6:F2} M/s; {times.ProcessorSeconds,7:F3} s of processor time, {threads * interactions / times.ProcessorSeconds / 1e6,6:F2} M/s on {threads} processors of its own"));

    /// <summary>The logits that some users of the data are drawn from: users × items.</summary>
    private static float[] Logits(Interactions data, GenerativeModel model)
    {
        var offsets = ItemOffsets.Guess(new(data), MultVaeOptions.DefaultGuidance);
        var logits = new float[Batch * data.ItemCount];
        var probabilities = model.GetPreferenceSpace().Reconstruct(data.SelectUsers([.. Enumerable.Range(0, Batch)]));
        for (var user = 0; user < Batch; user++)
        {
            var own = logits.AsSpan(user * data.ItemCount, data.ItemCount);
            TensorPrimitives.Log(probabilities[user], own);
            TensorPrimitives.MultiplyAdd(own, MultVaeOptions.DefaultGuidance, offsets.Values, own);
        }

        return logits;
    }

    private static void Normal(int users)
    {
        var numbers = new float[MultVaeOptions.DefaultLatentDimensions];
        for (var user = 0; user < users; user++)
            StandardNormal.Fill(SeededRandom.For(0, RandomPurpose.Sampling, user), numbers);
    }

    private static void Choose(Interactions drawn, float[] logits, int itemCount)
    {
        var drawer = new ItemDrawer(itemCount);
        var items = new List<int>();
        for (var user = 0; user < drawn.UserCount; user++)
        {
            items.Clear();
            drawer.Draw(logits.AsSpan(user % Batch * itemCount, itemCount), 1, drawn.CountOf(user), items, SeededRandom.For(0, RandomPurpose.Sampling, user));
        }
    }

    /// <summary>Hidden units times the weights of all items, as libtorch does it in batches.</summary>
    private sealed class Product(int itemCount) : IDisposable
    {
        private readonly Tensor hidden = rand(Batch, MultVaeOptions.DefaultHiddenWidth);
        private readonly Tensor weights = rand(itemCount, MultVaeOptions.DefaultHiddenWidth);
        private readonly Tensor bias = rand(itemCount);

        public double Operations(int users) => 2.0 * users * itemCount * MultVaeOptions.DefaultHiddenWidth;

        public void Run(int users)
        {
            using var _ = no_grad();
            for (var done = 0; done < users; done += Batch)
            {
                using var scope = NewDisposeScope();
                nn.functional.linear(hidden.narrow(0, 0, Math.Min(Batch, users - done)), weights, bias);
            }
        }

        public void Dispose()
        {
            hidden.Dispose();
            weights.Dispose();
            bias.Dispose();
        }
    }
}
