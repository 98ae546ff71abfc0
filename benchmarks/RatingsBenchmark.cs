using System.CommandLine;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>
/// What generated ratings are worth on MovieLens 1M: matrix factorization is trained on them alone, real users are folded in
/// by the visible 80 % of their ratings, and the error is measured on the other 20 %.
/// </summary>
internal static class RatingsBenchmark
{
    private const int TestUsers = 1000;

    public static Command Create()
    {
        var generators = new Option<string[]>("--generator") { Description = "Generators to compare, of popularity and masked-set.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        generators.AcceptOnlyFromAmong("popularity", "masked-set");
        return BenchmarkCommand.Create("ratings", "What generated ratings are worth: the RMSE of matrix factorization trained on them.", (ratings, threads, arguments) =>
            Run(ratings, threads, arguments.GetValue(generators)!), generators);
    }

    private static void Run(Interactions ratings, int threads, string[] generators)
    {
        var split = ratings.SplitUsers(TestUsers, 0.2, seed: 1);
        var training = split.Training;
        Console.WriteLine($"{training.UserCount} training users, {training.Count} ratings; {TestUsers} test users, {split.HeldOut.Count} held-out ratings");
        Report("real ratings", training, split, threads);
        Report("drawn ratings for the real sets", WithValues(training, Drawn(training)), split, threads);
        Report("real ratings, shuffled", WithValues(training, Shuffled(training)), split, threads);
        foreach (var name in generators)
        {
            using var model = GeneratorOf(name).Fit(training);
            Report($"{name} users", model.Sample(new() { UserCount = training.UserCount, Seed = 7 }), split, threads);
        }
    }

    private static IGenerator GeneratorOf(string name) => name switch
    {
        "popularity" => new PopularityGenerator(),
        _ => new MaskedSetGenerator(),
    };

    private static void Report(string name, Interactions training, UserSplit split, int threads) =>
        Console.WriteLine(FormattableString.Invariant($"{name,-32} RMSE {HeldOutError(new MatrixFactorization(new() { NumberOfThreads = threads }).Fit(training), split):F4}  mean rating {training.Values.ToArray().Average():F3}  ratings {training.Count}"));

    private static double HeldOutError(RecommenderModel model, UserSplit split)
    {
        var scores = new float[model.Items.Count];
        var squares = 0.0;
        for (var user = 0; user < split.Visible.UserCount; user++)
        {
            model.ScoreNewUsers(split.Visible, [user], scores);
            var items = split.HeldOut.ItemsOf(user);
            for (var at = 0; at < items.Length; at++)
                squares += Math.Pow(scores[items[at]] - split.HeldOut.ValuesOf(user)[at], 2);
        }

        return Math.Sqrt(squares / split.HeldOut.Count);
    }

    private static float[] Drawn(Interactions data)
    {
        var model = RatingModel.Fit(data, seed: 0, progress: null, CancellationToken.None);
        return [.. Enumerable.Range(0, data.UserCount).SelectMany(user => model.Sample(data.ItemsOf(user), SeededRandom.For(7, RandomPurpose.Values, user)))];
    }

    private static float[] Shuffled(Interactions data)
    {
        var values = data.Values.ToArray();
        SeededRandom.For(3).Shuffle<float>(values);
        return values;
    }

    private static Interactions WithValues(Interactions data, float[] values) =>
        new(data.Users, data.Items, data.Offsets.ToArray(), data.ItemIndices.ToArray(), values);
}
