using System.CommandLine;
using System.Globalization;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>
/// <c>cold-users</c>: recommends to users of whom nothing but age, gender and occupation is known, by how often generated users with the
/// same features take an item; against popularity, and popularity among real users of the same gender and age group. Every user is
/// judged once, by models of the other folds.
/// </summary>
internal static class ColdUsersBenchmark
{
    private const float Relevant = 4;
    private const int K = 10;
    private const int Folds = 5;
    private const int SplitSeed = 1;

    /// <summary>The users of everybody's popularity that a group's own counts are added to.</summary>
    private const double PriorUsers = 20;

    public static Command Create()
    {
        var draws = new Option<int>("--draws") { Description = "The generated users for each different set of features.", DefaultValueFactory = _ => 300, HelpName = "N" };
        var strength = new Option<float>("--strength") { Description = "The strength of the condition.", DefaultValueFactory = _ => 1, HelpName = "S" };
        var folds = new Option<int>("--folds") { Description = $"How many of the {Folds} folds to judge.", DefaultValueFactory = _ => Folds, HelpName = "N" };
        var validation = new Option<bool>("--validation") { Description = "Judges a fifth of the training users instead, to choose options by." };
        return BenchmarkCommand.Create("cold-users", "Users known by age, gender and occupation alone: conditional generation against popularity.", (folder, ratings, threads, arguments) =>
        {
            var people = Demographics.Read(folder);
            var data = ratings.WithValueAtLeast(Relevant).WithActivityAtLeast(1).WithoutValues();
            var scores = new Dictionary<string, List<double>> { ["popularity"] = [], ["popularity by gender and age"] = [], ["conditional generation"] = [] };
            var order = SeededRandom.For(SplitSeed).Permutation(data.UserCount);
            for (var fold = 0; fold < arguments.GetValue(folds); fold++)
            {
                int[] training = [.. order.Where((_, at) => at % Folds != fold)], test = [.. order.Where((_, at) => at % Folds == fold)];
                if (arguments.GetValue(validation))
                    (training, test) = (training[(training.Length / Folds)..], training[..(training.Length / Folds)]);
                Judge(data.SelectUsers(training), data.SelectUsers(test), people, scores, arguments.GetValue(draws), arguments.GetValue(strength), threads);
            }

            var best = scores["conditional generation"];
            foreach (var (name, values) in scores)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: NDCG@{K} {values.Average():F4} ({values.Count} users){(values == best ? "" : $", p {PairedTest.PValue(best, values):G2} against conditional generation")}"));
        }, draws, strength, folds, validation);
    }

    private static void Judge(Interactions training, Interactions test, Dictionary<string, Demographics> people, Dictionary<string, List<double>> scores, int draws, float strength, int threads)
    {
        var all = Array.ConvertAll(training.ItemCounts(), count => (double)count);
        var ofGroups = Enumerable.Range(0, training.UserCount)
            .GroupBy(user => people[training.Users.GetText(user)].Group)
            .ToDictionary(group => group.Key, group => Smoothed(training.SelectUsers([.. group]), all, training.UserCount));
        var generated = Generated(training, test, people, draws, strength, threads);
        for (var user = 0; user < test.UserCount; user++)
        {
            var person = people[test.Users.GetText(user)];
            Add("popularity", all);
            Add("popularity by gender and age", ofGroups.GetValueOrDefault(person.Group, all));
            Add("conditional generation", generated[Key(person)]);

            void Add(string name, double[] counts)
            {
                int[] ranked = [.. Enumerable.Range(0, counts.Length).OrderByDescending(item => counts[item]).ThenByDescending(item => all[item]).ThenBy(item => item).Take(K)];
                scores[name].Add(RankingMetrics.Ndcg(ranked, test.ItemsOf(user), K));
            }
        }
    }

    private static double[] Smoothed(Interactions group, double[] all, int users) =>
        [.. group.ItemCounts().Zip(all, (own, everybody) => own + (everybody * PriorUsers / users))];

    /// <summary>How often each item is taken by users generated under each set of features.</summary>
    private static Dictionary<string, double[]> Generated(Interactions training, Interactions test, Dictionary<string, Demographics> people, int draws, float strength, int threads)
    {
        // Draws stand for the real distribution here, so neither tastes are sharpened nor popularity flattened.
        using var model = new MaskedSetGenerator(new() { Guidance = 1, PopularityExponent = 1, NumberOfThreads = threads })
            .Fit(training, FeaturesOf([.. Enumerable.Range(0, training.UserCount).Select(training.Users.GetText)], id => people[id].Features));
        var profiles = Enumerable.Range(0, test.UserCount).Select(user => people[test.Users.GetText(user)]).DistinctBy(Key).ToDictionary(Key, person => person.Features);
        var features = FeaturesOf([.. profiles.Keys.SelectMany(key => Enumerable.Range(0, draws).Select(draw => $"{key} {draw}"))], id => profiles[id[..id.LastIndexOf(' ')]]);
        var drawn = model.Sample(new() { UserCount = features.Count, UserFeatures = features, ConditionStrength = strength, NumberOfThreads = threads });
        Console.WriteLine($"{training.UserCount} training users, {profiles.Count} sets of features, {drawn.Count} generated interactions");
        return profiles.Keys.Select((key, profile) => (key, counts: CountsOf(profile))).ToDictionary(pair => pair.key, pair => pair.counts);

        double[] CountsOf(int profile)
        {
            var counts = new double[drawn.ItemCount];
            foreach (var item in drawn.ItemIndices[drawn.Offsets[profile * draws]..drawn.Offsets[(profile + 1) * draws]])
                counts[item]++;
            return counts;
        }
    }

    private static string Key(Demographics person) => string.Join(',', person.Features);

    private static FeatureVectors FeaturesOf(string[] ids, Func<string, float[]> features) =>
        new(Vocabulary.FromText(ids), features(ids[0]).Length, [.. ids.SelectMany(features)]);
}
