using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Evaluation.Tests;

public class PrivacyAttacksTests
{
    private static readonly PrivacyOptions Quick = new() { Permutations = 99 };

    [Fact]
    public void Without_holdout_attacks_say_why_they_are_not_defined_and_descriptions_remain()
    {
        var report = PrivacyAttacks.Run(MadeUpUsers.Draw(40, 1), MadeUpUsers.Draw(40, 2), null, Quick);
        Assert.Contains("no holdout users", report.SmallestPValue.NotDefinedBecause);
        Assert.All(report.Membership.Concat(report.Guesses), metric => Assert.Contains("no holdout users", metric.NotDefinedBecause));
        Assert.Empty(report.MembershipAttacks);
        Assert.All(report.Distances, metric => Assert.NotNull(metric.Floor));
        Assert.Equal("member to other member", report.DistanceDistributions[1].Name);
    }

    [Fact]
    public void Three_users_are_too_few_and_it_is_said()
    {
        var few = TestData.OfSets(5, [0, 1], [1, 2], [3]);
        Assert.Contains("There are 3 members", PrivacyAttacks.Run(few, few, MadeUpUsers.Draw(20, 2), Quick).Membership[0].NotDefinedBecause);
        Assert.Contains("There are 3 holdout users", PrivacyAttacks.Run(MadeUpUsers.Draw(20, 1), few, few, Quick).Membership[0].NotDefinedBecause);
    }

    [Fact]
    public void Rates_that_few_holdout_users_do_not_resolve_are_not_defined()
    {
        var attack = PrivacyAttacks.Run(MadeUpUsers.Draw(150, 1), MadeUpUsers.Draw(150, 2), MadeUpUsers.Draw(150, 3), Quick).MembershipAttacks[1];
        Assert.Equal(["Membership AUC", "TPR at 0.1 % FPR", "TPR at 1 % FPR"], attack.Metrics.Select(metric => metric.Name));
        Assert.Contains("at least 1000", attack.Metrics[1].NotDefinedBecause);
        Assert.NotNull(attack.Metrics[2].Interval);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var users = MadeUpUsers.Draw(20, 1);
        Assert.Contains("20 of the 20 holdout users are members", Assert.Throws<ArgumentException>(() => PrivacyAttacks.Run(users, users, Renumbered(users))).Message);
        Assert.Throws<InvalidDataException>(() => PrivacyAttacks.Run(users, TestData.OfSets(3, [], [])));
        Assert.Throws<ArgumentException>(() => PrivacyAttacks.RunOnReleases(users, []));
        Assert.Throws<ArgumentException>(() => PrivacyAttacks.Run(users, users, null, new() { Attributes = [new("age", ["a"], null, null)] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrivacyAttacks.Run(users, users, null, new() { NumberOfShadows = 5 }));
        var foreign = new Interactions(Vocabulary.FromText(["u"]), Vocabulary.FromText(["x", "y"]), [0, 2], [0, 1]);
        Assert.Contains("'x'", Assert.Throws<InvalidDataException>(() => PrivacyAttacks.Run(users, foreign)).Message);
        Assert.Throws<OperationCanceledException>(() => PrivacyAttacks.Run(users, users, cancellationToken: new(true)));
    }

    [Fact]
    public void The_report_depends_neither_on_threads_nor_on_the_numbering_of_items()
    {
        var (members, synthetic, holdout) = (MadeUpUsers.Draw(60, 1), MadeUpUsers.Draw(60, 2), MadeUpUsers.Draw(60, 3));
        var report = PrivacyAttacks.Run(members, synthetic, holdout, Quick with { NumberOfThreads = 1 });
        var again = PrivacyAttacks.Run(members, Renumbered(synthetic), Renumbered(holdout), Quick with { NumberOfThreads = 3 });
        Assert.Equal(report.Membership, again.Membership);
        Assert.Equal(report.Distances, again.Distances);
        Assert.Equal(report.WorstHitUsers, again.WorstHitUsers);
        Assert.Equal(report.AllMetrics, PrivacyAttacks.Run(members, synthetic, holdout, Quick with { NumberOfThreads = 2 }).AllMetrics);
    }

    [Fact]
    public void Labels_that_only_members_copies_tell_are_found_and_labels_of_the_population_are_not()
    {
        var (members, holdout) = (MadeUpUsers.Draw(200, 1), MadeUpUsers.Draw(200, 3));
        string[] Labels(int seed) => [.. Enumerable.Range(0, 200).Select(user => SeededRandom.For(seed, 9, user).NextInt32(2) == 0 ? "a" : "b")];
        var options = Quick with { Attributes = [new("age", Labels(1), Labels(1), Labels(3))] };
        var copied = PrivacyAttacks.Run(members, MadeUpUsers.Overfitted(members, 0.1, 2), holdout, options).AttributeInference;
        Assert.True(copied[0].PValue < 0.01 && copied[^1].PValue < 0.01);
        var honest = PrivacyAttacks.Run(members, MadeUpUsers.Draw(200, 2), holdout, options with { Attributes = [new("age", Labels(1), Labels(2), Labels(3))] }).AttributeInference;
        Assert.True(honest[0].PValue > 0.01 && honest[^1].PValue > 0.01);
    }

    [Fact]
    public void Every_attribute_is_attacked_and_the_correction_covers_all_attacks()
    {
        var (members, holdout) = (MadeUpUsers.Draw(200, 1), MadeUpUsers.Draw(200, 3));
        string[] Labels(int seed) => [.. Enumerable.Range(0, 200).Select(user => SeededRandom.For(seed, 9, user).NextInt32(2) == 0 ? "a" : "b")];
        var report = PrivacyAttacks.Run(members, MadeUpUsers.Overfitted(members, 0.1, 2), holdout, Quick with
        {
            Attributes = [new("eyes", Labels(4), Labels(5), Labels(6)), new("age", Labels(1), Labels(1), Labels(3)), new("wage", Labels(1), null, Labels(3)), new("town", Labels(1), Labels(1), null)],
        });
        Metric Risk(string attribute) => report.AttributeInference.Single(metric => metric.Name == "Risk" && metric.Subject == $"attribute inference, {attribute}");
        Assert.True(Risk("eyes").PValue > 0.01);
        Assert.True(Risk("age").PValue < 0.01);
        Assert.Contains("synthetic users have no labels of 'wage'", Risk("wage").NotDefinedBecause, StringComparison.Ordinal);
        Assert.Contains("holdout users have no labels of 'town'", Risk("town").NotDefinedBecause, StringComparison.Ordinal);
        Metric[] tested = [.. new[] { report.Membership[0], Risk("eyes"), Risk("age") }.Concat(report.Guesses).Where(metric => metric.PValue is not null)];
        Assert.Equal(Math.Min(1, tested.Min(metric => metric.PValue!.Value) * tested.Length), report.SmallestPValue.Value!.Value, 1e-15);
    }

    [Fact]
    public void Uniqueness_is_the_share_of_users_whom_their_items_tell_apart()
    {
        // Two have item 0, two item 1, one both besides and one item 2 alone.
        var users = TestData.OfSets(3, [0, 1], [0], [1], [2]);
        var report = PrivacyAttacks.Run(users, users, null, Quick);
        Metric Unique(string subject) => report.Uniqueness.Single(metric => metric.Name == "Uniqueness" && metric.Subject == subject);
        Assert.Equal(0.25, Unique("1 known item").Value);
        Assert.Equal(1, Unique("2 known items").Value);
        Assert.Contains("3 items", Unique("3 known items").NotDefinedBecause);
        Assert.Equal(1, report.Distances.Single(metric => metric.Name == "Copies").Value);
    }

    [Fact]
    public void Shadow_models_of_a_generator_that_forgets_its_users_tell_nothing()
    {
        var (members, holdout) = (MadeUpUsers.Draw(60, 1), MadeUpUsers.Draw(60, 3));
        // The popularity of items among 60 users tells of these; a smoothing of 1,000 users drowns them.
        var generator = new PopularityGenerator(new() { Smoothing = 1000 });
        using var model = generator.Fit(members);
        var report = PrivacyAttacks.Run(members, model.Sample(new() { UserCount = 60 }), holdout, Quick with { ShadowGenerator = generator, NumberOfShadows = 4 });
        var attack = report.MembershipAttacks.Single(result => result.Name == "shadow models").Metrics[0];
        Assert.True(attack.PValue > 0.01);
        Assert.InRange(attack.Value!.Value, 0.5 - (4 * 0.053), 0.5 + (4 * 0.053)); // √(121 / (12 · 60 · 60)) = 0.053
    }

    private static Interactions Renumbered(Interactions users)
    {
        var order = SeededRandom.For(5).Permutation(users.ItemCount);
        return users.RenumberItems(order);
    }
}
