namespace SynthRec.MLNet.Evaluation.Tests;

public class FairnessCompareTests
{
    private const int Items = 40;

    private static readonly FairnessOptions Quick = new() { Permutations = 99, NumberOfThreads = 2 };

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new FairnessOptions();
        Assert.Equal((10, 499, 5, 4_000), (options.SmallestGroup, options.Permutations, options.Folds, options.PredictionUsers));
    }

    [Fact]
    public void A_group_that_is_too_rare_is_told_with_its_share()
    {
        var report = Fairness.Compare(Users(100, 1), Labels(100, user => user < 50), Users(100, 2), Labels(100, user => user < 20), Quick);

        var bias = report["Representation bias"];
        Assert.Equal(0.3, bias.Value!.Value, 12);
        Assert.Equal(0.01, bias.PValue);
        Assert.InRange(bias.Floor!.Value, 0.01, 0.15);
        var difference = report["Share difference", "A"];
        Assert.Equal(-0.3, difference.Value!.Value, 12);
        // Worked out by hand: Wilson's intervals of 20 and 50 of 100 are [0.1334, 0.2888] and [0.4038, 0.5962].
        Assert.Equal(-0.3 - double.Hypot(0.2 - 0.13337, 0.59617 - 0.5), difference.Interval!.Value.Low, 1e-4);
        Assert.Equal(-0.3 + double.Hypot(0.28883 - 0.2, 0.5 - 0.40383), difference.Interval!.Value.High, 1e-4);
        Assert.Equal(20, report.Groups.Single(row => row is { Figure: "Share of users", Series: "synthetic", Group: "A" }).Users);
    }

    [Fact]
    public void Users_of_the_same_population_are_told_apart_as_often_as_the_level_says()
    {
        // At the level of 5 % five or more of 20 happen with probability 0.003.
        var rejected = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            var random = SeededRandom.For(seed);
            int[] real = [.. Enumerable.Range(0, 60).Select(_ => random.NextInt32(3))];
            int[] synthetic = [.. Enumerable.Range(0, 90).Select(_ => random.NextInt32(3))];
            var bias = Representation.Metrics(["A", "B", "C"], real, synthetic, Quick with { Seed = seed }, default).First();
            rejected += bias.PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(rejected, 0, 4);
    }

    [Fact]
    public void A_target_population_takes_the_place_of_the_real_users()
    {
        var options = Quick with { TargetShares = new Dictionary<string, double> { ["A"] = 0.5, ["B"] = 0.25, ["C"] = 0.25 } };
        var report = Fairness.Compare(Users(100, 1), Labels(100, user => user < 90), Users(100, 2), Labels(100, user => user < 50), options);

        Assert.Equal(0.25, report["Representation bias"].Value!.Value, 12);
        Assert.Equal(-0.25, report["Share difference", "C"].Value!.Value, 12);
        Assert.Equal(0.25, report.Groups.Single(row => row is { Series: "target", Group: "C" }).Value!.Value.Value);
        Assert.Throws<ArgumentException>(() => Fairness.Compare(Users(20, 1), Labels(20, user => user < 9), Users(20, 2), Labels(20, user => user < 9), Quick with { TargetShares = new Dictionary<string, double> { ["A"] = 0.6 } }));
    }

    [Fact]
    public void Gaps_are_those_of_the_groups_means()
    {
        // Users of A have two items, one of them positive; those of B one, positive.
        int[][] items = [.. Enumerable.Range(0, 24).Select(user => user < 12 ? new[] { 0, 1 } : [2])];
        float[] values = [.. Enumerable.Range(0, 12).SelectMany(_ => new[] { 5f, 1f }), .. Enumerable.Repeat(4f, 12)];
        var real = TestData.OfRatings(3, items, values);
        var report = Fairness.Compare(real, Labels(24, user => user < 12), real, Labels(24, user => user < 12), Quick with { PositiveFrom = 4 });

        Assert.Equal(0.5, report["Statistical parity difference", "real"].Value!.Value, 12);
        Assert.Equal(0.01, report["Statistical parity difference", "real"].PValue);
        Assert.Equal(1, report["Activity gap", "synthetic"].Value!.Value, 12);
        Assert.Equal(0, report["Popularity gap", "real"].Value!.Value, 1e-6);
        // All items have a third of all interactions; those of A are 0 and 1, a third away from that, and those of B item 2 alone, two thirds.
        Assert.Equal(2 / 3.0, report["Item distance of groups", "real"].Value!.Value, 12);
        Assert.Equal(0, report["Gini difference", "A"].Value!.Value, 12);
    }

    [Fact]
    public void The_attribute_is_told_from_behaviour_that_depends_on_it_and_from_no_other()
    {
        var (labels, syntheticLabels) = (Labels(200, user => user % 2 == 0), Labels(200, user => user % 3 == 0));
        // Real users of A like the first half of the items.
        var random = SeededRandom.For(7);
        var real = TestData.OfSets(Items, [.. Enumerable.Range(0, 200).Select(user => Enumerable.Range(0, Items).Where(item => random.NextDouble() < (item < Items / 2 == (user % 2 == 0) ? 0.6 : 0.3)).ToArray())]);
        var report = Fairness.Compare(real, labels, Users(200, 8), syntheticLabels, Quick);

        var (ofReal, ofSynthetic) = (report["Attribute AUC", "real: A"], report["Attribute AUC", "synthetic: A"]);
        Assert.InRange(ofReal.Value!.Value, 0.9, 1);
        // A known direction: guesses are 0.5, and four standard errors are allowed.
        var error = (ofSynthetic.Interval!.Value.High - ofSynthetic.Interval!.Value.Low) / (2 * 1.96);
        Assert.InRange(ofSynthetic.Value!.Value, 0.5 - (4 * error), 0.5 + (4 * error));
        var difference = report["Attribute AUC difference", "A"];
        Assert.Equal(ofSynthetic.Value!.Value - ofReal.Value!.Value, difference.Value!.Value, 12);
        Assert.True(difference.Interval!.Value.High < 0);
    }

    [Fact]
    public void Few_users_and_a_single_group_have_reasons_and_no_values()
    {
        var three = TestData.OfSets(2, [0], [1], [0, 1]);
        foreach (var report in new[]
        {
            Fairness.Compare(three, Labels(3, user => user == 0), three, Labels(3, user => user == 0), Quick),
            Fairness.Compare(Users(30, 1), Labels(30, _ => true), Users(30, 2), Labels(30, _ => true), Quick),
        })
        {
            Assert.All(report.Metrics, metric => Assert.NotEqual(metric.Value is null, string.IsNullOrEmpty(metric.NotDefinedBecause)));
            Assert.Contains("fewer than two", report["Activity gap", "real"].NotDefinedBecause, StringComparison.Ordinal);
            Assert.Contains("need at least", report["Attribute AUC", "real: A"].NotDefinedBecause, StringComparison.Ordinal);
            Assert.Contains("no values", report["Statistical parity difference", "real"].NotDefinedBecause, StringComparison.Ordinal);
            Assert.NotNull(report["Representation bias"].Value);
        }
    }

    [Fact]
    public void Labels_and_items_that_do_not_fit_are_refused()
    {
        var (users, labels) = (Users(20, 1), Labels(20, user => user < 10));
        var unknown = new UserGroups("gender", Enumerable.Range(0, 20).Select(user => KeyValuePair.Create($"u{user}", "a")));
        Assert.Contains("'a'", Assert.Throws<InvalidDataException>(() => Fairness.Compare(users, labels, users, unknown, Quick)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Fairness.Compare(users, labels, TestData.Random(20, Items + 1), labels, Quick));
        Assert.Throws<InvalidDataException>(() => Fairness.Compare(users, Labels(10, _ => true), users, labels, Quick));
    }

    [Fact]
    public void The_same_seed_gives_the_same_report_whatever_the_number_of_threads()
    {
        FairnessReport Run(int threads) => Fairness.Compare(Users(80, 1), Labels(80, user => user < 40), Users(80, 2), Labels(80, user => user < 30), Quick with { NumberOfThreads = threads });
        var (one, two) = (Run(1), Run(2));
        Assert.Equal(one.Metrics, two.Metrics);
        Assert.Equal(one.Groups, two.Groups);
    }

    [Fact]
    public void Cancelled_work_stops() => Assert.ThrowsAny<OperationCanceledException>(() =>
        Fairness.Compare(Users(80, 1), Labels(80, user => user < 40), Users(80, 2), Labels(80, user => user < 30), Quick, new CancellationToken(true)));

    private static Interactions Users(int count, int seed) => TestData.Random(count, Items, seed);

    private static UserGroups Labels(int count, Func<int, bool> isA) => new("gender", Enumerable.Range(0, count).Select(user => KeyValuePair.Create($"u{user}", isA(user) ? "A" : "B")));
}
