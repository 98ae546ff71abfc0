using System.Globalization;
using System.IO.Compression;
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

    /// <summary>Arguments: the ratings (gzip, <c>userId,movieId,rating</c>) and the generators to compare, of <c>popularity</c> and <c>masked-set</c>.</summary>
    public static int Run(string[] args)
    {
        if (args.Length < 1)
        {
            Console.Error.WriteLine("ratings FILE.csv.gz [popularity] [masked-set]");
            return 2;
        }

        var split = Read(args[0]).SplitUsers(TestUsers, 0.2, seed: 1);
        var training = split.Training;
        Console.WriteLine($"{training.UserCount} training users, {training.Count} ratings; {TestUsers} test users, {split.HeldOut.Count} held-out ratings");
        Report("real ratings", training, split);

        Report("drawn ratings for the real sets", WithValues(training, Drawn(training)), split);
        Report("real ratings, shuffled", WithValues(training, Shuffled(training)), split);
        foreach (var name in args.Skip(1))
        {
            using var model = GeneratorOf(name).Fit(training);
            Report($"{name} users", model.Sample(new() { UserCount = training.UserCount, Seed = 7 }), split);
        }

        return 0;
    }

    private static IGenerator GeneratorOf(string name) => name switch
    {
        "popularity" => new PopularityGenerator(),
        "masked-set" => new MaskedSetGenerator(),
        _ => throw new ArgumentException($"There is no generator '{name}'; choose popularity or masked-set.", nameof(name)),
    };

    private static void Report(string name, Interactions training, UserSplit split) =>
        Console.WriteLine(FormattableString.Invariant($"{name,-32} RMSE {HeldOutError(new MatrixFactorization().Fit(training), split):F4}  mean rating {training.Values.ToArray().Average():F3}  ratings {training.Count}"));

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

    private static Interactions Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var builder = new InteractionsBuilder(withValues: true);
        Dictionary<string, int> users = [], items = [];
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            builder.Add(IndexOf(users, fields[0]), IndexOf(items, fields[1]), float.Parse(fields[2], CultureInfo.InvariantCulture));
        }

        return builder.Build(Vocabulary.FromText([.. users.Keys]), Vocabulary.FromText([.. items.Keys]));
    }

    private static int IndexOf(Dictionary<string, int> indices, string id)
    {
        if (!indices.TryGetValue(id, out var index))
            indices.Add(id, index = indices.Count);
        return index;
    }
}
