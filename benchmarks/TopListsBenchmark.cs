using System.CommandLine;
using System.Globalization;
using SynthRec.MLNet.Recommenders;
using TorchSharp;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>topk</c>: the ten best items of every user from a factor model, against the matrix product alone, which makes all scores and chooses none.</summary>
internal static class TopListsBenchmark
{
    private const int K = 10;
    private const int UsersPerProduct = 1024;

    public static Command Create()
    {
        var runs = Timing.RunsOption();
        return BenchmarkCommand.Create("topk", "Top-k lists for every user, against the plain matrix product.", (ratings, threads, arguments) =>
        {
            var model = (FactorModel)new ImplicitAls(new() { NumberOfIterations = 1, NumberOfThreads = threads }).Fit(ratings);
            var users = Enumerable.Range(0, ratings.UserCount).ToArray();
            var lists = Timing.Best(arguments.GetValue(runs), () => model.RecommendForUsers(users, K, ratings, threads)).Seconds;
            Print($"top {K} lists", lists, model);
            torch.set_num_threads(threads);
            Print("matrix product by libtorch", Timing.Best(arguments.GetValue(runs), () => Product(model)).Seconds, model);
        }, runs);
    }

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
