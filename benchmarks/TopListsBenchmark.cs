using System.CommandLine;
using System.Globalization;
using SynthRec.MLNet.Recommenders;
using TorchSharp;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>topk</c>: the best items of every user from a factor model, against the matrix product alone, which makes all scores and chooses none.</summary>
internal static class TopListsBenchmark
{
    private const int DefaultK = 10;
    private const int UsersPerProduct = 1024;

    // Of the size of MovieLens 20M, with fewer interactions.
    private const int MadeUpUsers = 138_000;
    private const int MadeUpItems = 20_000;
    private const int MadeUpItemsPerUser = 20;

    public static Command Create()
    {
        var runs = Timing.RunsOption();
        var k = new Option<int>("--k") { Description = "The length of the lists.", DefaultValueFactory = _ => DefaultK, HelpName = "K" };
        var madeUp = new Option<bool>("--made-up") { Description = $"Takes {MadeUpUsers:N0} made-up users of {MadeUpItems:N0} items instead of the data." };
        return BenchmarkCommand.Create("topk", "Top-k lists for every user, against the plain matrix product.", (read, threads, arguments) =>
        {
            var ratings = arguments.GetValue(madeUp) ? MadeUp() : read;
            var model = (FactorModel)new ImplicitAls(new() { NumberOfIterations = 1, NumberOfThreads = threads }).Fit(ratings);
            var users = Enumerable.Range(0, ratings.UserCount).ToArray();
            var lists = Timing.Best(arguments.GetValue(runs), () => model.RecommendForUsers(users, arguments.GetValue(k), ratings, threads)).Seconds;
            Print($"top {arguments.GetValue(k)} lists", lists, model);
            torch.set_num_threads(threads);
            Print("matrix product by libtorch", Timing.Best(arguments.GetValue(runs), () => Product(model)).Seconds, model);
        }, runs, k, madeUp);
    }

    private static Interactions MadeUp()
    {
        var builder = new InteractionsBuilder();
        var random = SeededRandom.For(1);
        for (var user = 0; user < MadeUpUsers; user++)
        {
            for (var draw = 0; draw < MadeUpItemsPerUser; draw++)
                builder.Add(user, random.NextInt32(MadeUpItems));
        }

        return builder.Build(Ids(MadeUpUsers), Ids(MadeUpItems));
    }

    private static Vocabulary Ids(int count) => Vocabulary.FromText([.. Enumerable.Range(0, count).Select(id => id.ToString(CultureInfo.InvariantCulture))]);

    private static void Print(string name, double seconds, FactorModel model)
    {
        var scores = (double)model.Users.Count * model.Items.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {seconds:F3} s, {model.Users.Count / seconds:F0} users/s, {scores / seconds / 1e6:F0} M scores/s, {2 * model.Rank * scores / seconds / 1e9:F1} GFLOP/s"));
    }

    private static float Product(FactorModel model)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var users = torch.tensor(model.UserFactors.ToArray()).reshape(-1, model.Rank);
        var items = torch.tensor(model.ItemFactors.ToArray()).reshape(-1, model.Rank).t();
        var last = 0f;
        for (var start = 0; start < model.Users.Count; start += UsersPerProduct)
        {
            using var scores = users[start..Math.Min(start + UsersPerProduct, model.Users.Count)].matmul(items);
            last = scores[0, 0].item<float>();
        }

        return last;
    }
}
