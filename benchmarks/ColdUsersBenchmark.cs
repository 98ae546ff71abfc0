using System.CommandLine;
using System.Globalization;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>
/// <c>cold-users</c>: recommends to users of whom nothing but age, gender and occupation is known, by what users generated under the
/// same features take; against popularity, and popularity among real users of the same gender and age group. A fifth of the users is for
/// choosing options alone, and every other user is judged once, by models of all who are not in the same fold.
/// </summary>
internal static class ColdUsersBenchmark
{
    private const float Relevant = 4;
    private const int K = 10;
    private const int DefaultFolds = 5;
    private const int SplitSeed = 1;
    private const double ValidationShare = 0.2;
    private const string Generated = "conditional generation";

    public static Command Create()
    {
        var generator = new Option<string>("--generator") { Description = "The conditional generator: mult-vae, masked-set or gan.", DefaultValueFactory = _ => "mult-vae", HelpName = "NAME" }.AcceptOnlyFromAmong("mult-vae", "masked-set", "gan");
        var draws = new Option<int>("--draws") { Description = "The generated users for each different set of features.", DefaultValueFactory = _ => ColdUserOptions.DefaultDraws, HelpName = "N" };
        var directions = new Option<int>("--directions") { Description = "Along how many directions of taste real users correct what is generated; 0 for none.", DefaultValueFactory = _ => ColdUserOptions.DefaultTasteDirections, HelpName = "N" };
        var strength = new Option<float>("--strength") { Description = "The strength of the condition.", DefaultValueFactory = _ => SampleRequest.DefaultConditionStrength, HelpName = "S" };
        var prior = new Option<double>("--prior-users") { Description = "The users of everybody's popularity that a group's own counts are added to.", DefaultValueFactory = _ => 100, HelpName = "N" };
        var folds = new Option<int>("--folds") { Description = "Into how many folds the judged users are dealt.", DefaultValueFactory = _ => DefaultFolds, HelpName = "N" };
        var validation = new Option<bool>("--validation") { Description = "Judges the users for choosing options instead." };
        return BenchmarkCommand.Create("cold-users", "Users known by age, gender and occupation alone: conditional generation against popularity.", (folder, ratings, threads, arguments) =>
        {
            var people = Demographics.Read(folder);
            var data = ratings.WithValueAtLeast(Relevant).WithActivityAtLeast(1).WithoutValues();
            var options = new ColdUserOptions
            {
                Draws = arguments.GetValue(draws), TasteDirections = arguments.GetValue(directions), ConditionStrength = arguments.GetValue(strength), NumberOfThreads = threads,
            };
            var scores = new Dictionary<string, List<double>> { ["popularity"] = [], ["popularity by gender and age"] = [], [Generated] = [] };
            foreach (var test in TestUsers(data.UserCount, arguments.GetValue(folds), arguments.GetValue(validation)))
            {
                var training = data.SelectUsers([.. Enumerable.Range(0, data.UserCount).Except(test)]);
                Judge(training, data.SelectUsers(test), people, scores, Generator(arguments.GetValue(generator)!, threads), options, arguments.GetValue(prior));
            }

            foreach (var (name, values) in scores)
                Print(name, values, scores[Generated]);
        }, generator, draws, directions, strength, prior, folds, validation);
    }

    /// <summary>The users for choosing options, or the folds of all others.</summary>
    private static IEnumerable<int[]> TestUsers(int count, int folds, bool validation)
    {
        var order = SeededRandom.For(SplitSeed).Permutation(count);
        var chosen = (int)(count * ValidationShare);
        return validation ? [order[..chosen]] : Enumerable.Range(0, folds).Select(fold => order[chosen..].Where((_, at) => at % folds == fold).ToArray());
    }

    /// <summary>
    /// A generator whose draws stand for the real distribution, so neither tastes are sharpened nor popularity flattened. Features shape only where the latent
    /// vectors of Mult-VAE come from: a network that is told them learns chance of few users.
    /// </summary>
    private static IConditionalGenerator Generator(string name, int threads) => name switch
    {
        "mult-vae" => new MultVaeGenerator(new() { Guidance = 1, ConditionDropout = 1, NumberOfThreads = threads }),
        "gan" => new GanGenerator(new() { Guidance = 1, NumberOfThreads = threads }),
        _ => new MaskedSetGenerator(new() { Guidance = 1, PopularityExponent = 1, NumberOfThreads = threads }),
    };

    private static void Judge(Interactions training, Interactions test, Dictionary<string, Demographics> people, Dictionary<string, List<double>> scores, IConditionalGenerator generator, ColdUserOptions options, double priorUsers)
    {
        var all = Array.ConvertAll(training.ItemCounts(), count => (double)count);
        var ofGroups = Enumerable.Range(0, training.UserCount)
            .GroupBy(user => people[training.Users.GetText(user)].Group)
            .ToDictionary(group => group.Key, group => Smoothed(training.SelectUsers([.. group]), all, priorUsers / training.UserCount));
        var known = FeaturesOf(training.Users, people);
        using var model = generator.Fit(training, known);
        var lists = ColdUserModel.Fit(model, training, known, FeaturesOf(test.Users, people), options).RecommendForUsers(Enumerable.Range(0, test.UserCount).ToArray(), K);
        Console.WriteLine($"{training.UserCount} training users, {test.UserCount} cold ones");
        for (var user = 0; user < test.UserCount; user++)
        {
            Add("popularity", Ranked(all, all));
            Add("popularity by gender and age", Ranked(ofGroups.GetValueOrDefault(people[test.Users.GetText(user)].Group, all), all));
            Add(Generated, lists.ItemsOf(user));

            void Add(string name, ReadOnlySpan<int> ranked) => scores[name].Add(RankingMetrics.Ndcg(ranked, test.ItemsOf(user), K));
        }
    }

    private static int[] Ranked(double[] counts, double[] all) =>
        [.. Enumerable.Range(0, counts.Length).OrderByDescending(item => counts[item]).ThenByDescending(item => all[item]).ThenBy(item => item).Take(K)];

    private static double[] Smoothed(Interactions group, double[] all, double share) =>
        [.. group.ItemCounts().Zip(all, (own, everybody) => own + (everybody * share))];

    private static FeatureVectors FeaturesOf(Vocabulary users, Dictionary<string, Demographics> people)
    {
        var features = Enumerable.Range(0, users.Count).Select(user => people[users.GetText(user)].Features).ToArray();
        return new(users, features[0].Length, [.. features.SelectMany(vector => vector)]);
    }

    private static void Print(string name, List<double> values, List<double> generated)
    {
        var test = values == generated ? "" : string.Create(CultureInfo.InvariantCulture, $"; conditional generation {generated.Average() - values.Average():+0.0000;-0.0000}, paired t-test p {PairedTest.PValue(generated, values):G2}, randomisation p {PairedTest.RandomisationPValue(generated, values):G2}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: NDCG@{K} {values.Average():F4} ({values.Count} users){test}"));
    }
}
