using System.CommandLine;
using System.Globalization;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>mf</c>: updates per second of a whole fit, the error of ratings held out, over five folds, and ranking for new users.</summary>
internal static class MatrixFactorizationBenchmark
{
    private const int FoldSeed = 1;
    private const int ValidationSeed = 2;
    private const float Relevant = 4;

    public static Command Create()
    {
        var runs = Timing.RunsOption();
        var rank = new Option<int>("--rank") { Description = "The number of factors.", DefaultValueFactory = _ => MatrixFactorizationOptions.DefaultApproximationRank };
        var iterations = new Option<int>("--iterations") { Description = "The number of passes.", DefaultValueFactory = _ => MatrixFactorizationOptions.DefaultNumberOfIterations };
        var export = new Option<DirectoryInfo?>("--export") { Description = "Writes the folds as text, for other programs: 'user item rating' in trainN.txt and testN.txt.", HelpName = "FOLDER" };
        var tune = new Option<bool>("--tune") { Description = "Tries options on ratings drawn from the training part of the first fold, and on users who are not ranked for otherwise, instead of judging the defaults." };
        return BenchmarkCommand.Create("mf", "Matrix factorization of ratings: speed, RMSE and ranking.", (ratings, threads, arguments) =>
        {
            var folds = new RatingFolds(ratings, FoldSeed);
            if (arguments.GetValue(export) is { } folder)
                Export(folds, folder);
            var options = new MatrixFactorizationOptions { ApproximationRank = arguments.GetValue(rank), NumberOfIterations = arguments.GetValue(iterations), NumberOfThreads = threads };
            if (arguments.GetValue(tune))
            {
                Tune(new RatingFolds(folds[0].Training, ValidationSeed)[0], WithoutTestUsers(ratings), options);
                return;
            }

            Measure(folds, new(options), options.NumberOfIterations, arguments.GetValue(runs));
            foreach (var result in Rank(ratings, [new MatrixFactorization(options), new Popularity(), new ImplicitAls(new() { NumberOfThreads = threads })], seed: 0))
                Console.WriteLine($"{result.Recommender,-10} NDCG@{ExperimentOptions.DefaultK} {result.Arms[0].Ndcg.ToString("F3")}, RMSE {result.Arms[0].Rmse?.ToString("F4") ?? "none"}");
        }, [runs, rank, iterations, export, tune]);
    }

    private static void Measure(RatingFolds folds, MatrixFactorization recommender, int iterations, int runs)
    {
        List<double> errors = [];
        for (var fold = 0; fold < RatingFolds.Count; fold++)
        {
            var (training, heldOut) = folds[fold];
            var (model, seconds) = Timing.Best(runs, () => recommender.Fit(training));
            errors.Add(RootMeanSquaredError(model, heldOut));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fold {fold + 1}: RMSE {errors[^1]:F4}; fit {seconds:F3} s, {training.Count * (double)iterations / seconds / 1e6:F1} M updates/s"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mean RMSE {errors.Average():F4}"));
    }

    private static void Tune(HoldOut validation, Interactions users, MatrixFactorizationOptions options)
    {
        foreach (var shrinkage in new[] { 0.0, 1, 2, 3, 4, 5, 6, 8, 10 })
        {
            foreach (var lambda in new[] { 0.01, 0.02, 0.03, 0.04, 0.05, 0.07 })
            {
                var recommender = new MatrixFactorization(options with { Shrinkage = shrinkage, Lambda = lambda });
                var error = RootMeanSquaredError(recommender.Fit(validation.Training), validation.HeldOut);
                var ranking = Rank(users, [recommender], ValidationSeed)[0].Arms[0].Ndcg.Value;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"shrinkage {shrinkage}, lambda {lambda}: RMSE {error:F4}, NDCG@{ExperimentOptions.DefaultK} {ranking:F4}"));
            }
        }
    }

    /// <summary>Strong generalisation: all items that a new user has not seen are ranked, those rated 4 and more are to be found.</summary>
    private static IReadOnlyList<RecommenderResult> Rank(Interactions ratings, IRecommender[] recommenders, int seed) =>
        Experiment.Run(ratings, (IGenerator?)null, recommenders, new() { RelevantFrom = Relevant, Seed = seed, Arms = [ExperimentArm.Real] }).Recommenders;

    private static Interactions WithoutTestUsers(Interactions ratings) =>
        ratings.SplitUsers((int)Math.Round(ratings.UserCount * ExperimentOptions.DefaultTestFraction), seed: 0).Training;

    private static double RootMeanSquaredError(RecommenderModel model, Interactions heldOut)
    {
        var squares = 0.0;
        for (var user = 0; user < heldOut.UserCount; user++)
        {
            for (var at = heldOut.Offsets[user]; at < heldOut.Offsets[user + 1]; at++)
                squares += Math.Pow(model.Score(user, heldOut.ItemIndices[at]) - heldOut.Values[at], 2);
        }

        return Math.Sqrt(squares / heldOut.Count);
    }

    private static void Export(RatingFolds folds, DirectoryInfo folder)
    {
        folder.Create();
        for (var fold = 0; fold < RatingFolds.Count; fold++)
        {
            Write(folds[fold].Training, Path.Combine(folder.FullName, $"train{fold + 1}.txt"));
            Write(folds[fold].HeldOut, Path.Combine(folder.FullName, $"test{fold + 1}.txt"));
        }
    }

    private static void Write(Interactions ratings, string path) => File.WriteAllLines(path, Enumerable.Range(0, ratings.UserCount).SelectMany(user =>
        Enumerable.Range(ratings.Offsets[user], ratings.CountOf(user)).Select(at => string.Create(CultureInfo.InvariantCulture, $"{user} {ratings.ItemIndices[at]} {ratings.Values[at]}"))));
}
