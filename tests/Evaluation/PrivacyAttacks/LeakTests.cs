using SynthRec.MLNet.Tests;

namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>
/// What the attacks are worth: leaks of known size must be found, and where there is none nothing may be found. With as many holdout users as members
/// the chance that only members are among n copied ones is 2⁻ⁿ, so what matters is how many are copied, not their share.
/// </summary>
public class LeakTests
{
    private const int Seeds = 10;

    [Theory]
    [InlineData(0.01, 2000)]
    [InlineData(0.05, 600)]
    [InlineData(0.20, 150)]
    public void Copied_members_are_caught_in_every_seed(double share, int users)
    {
        var caught = Enumerable.Range(0, Seeds).Count(seed => PValueOf(share, users, seed) < 0.01);
        Assert.Equal(Seeds, caught);
    }

    [Fact]
    public void Ten_copies_of_a_thousand_users_are_at_the_edge_of_what_can_be_seen()
    {
        var setting = Setting(0.01, 1000, 0);
        var reach = MembershipInference.Run(setting, null).Summary.Single(metric => metric.Name == "Smallest leak in reach").Value;
        // (1/2)ⁿ · 7 < 0.01 from n = 10 on; drawing without replacement helps by less than one copy.
        Assert.Equal(10, reach);
    }

    [Fact]
    public void Independent_users_pass_in_all_but_one_of_20_seeds()
    {
        var reports = Enumerable.Range(0, 20).Select(seed =>
        {
            var population = MadeUpUsers.Draw(900, 100 + seed);
            return PrivacyAttacks.Run(Part(population, 0), Part(population, 1), Part(population, 2), new() { Permutations = 499, Seed = seed });
        }).ToArray();
        Assert.InRange(reports.Count(report => report.SmallestPValue.PValue < 0.01), 0, 1);
        Assert.InRange(reports.Count(report => report.MembershipAttacks.Any(attack => attack.Metrics[0].PValue < 0.01)), 0, 1);
        Assert.All(reports, report => Assert.InRange(report.Membership[0].Value!.Value, 0.4, 0.6));
    }

    [Fact]
    public void Five_percent_copies_of_MovieLens_users_are_caught_and_an_honest_half_passes()
    {
        var data = RealData.MovieLensSmall;
        var order = SeededRandom.For(1).Permutation(data.UserCount);
        Interactions Users(int from, int count) => data.SelectUsers(order.AsSpan(from, count));
        var (members, holdout, honest) = (Users(0, 250), Users(250, 250), Users(500, 110));
        Assert.True(PrivacyAttacks.Run(members, honest, holdout).SmallestPValue.PValue > 0.01);
        // 5 % of 250: 13 of the members among the synthetic users.
        var leaking = honest.SelectUsers([.. Enumerable.Range(0, 97)]).Append(Users(0, 13));
        var report = PrivacyAttacks.Run(members, leaking, holdout);
        Assert.True(report.Membership[0].PValue < 0.01);
        var copied = Enumerable.Range(0, 13).Select(members.Users.GetText).ToHashSet();
        Assert.All(report.WorstHitUsers.Take(13), user => Assert.Equal((true, 1.0), (copied.Contains(user.UserId), user.NearestSimilarity)));
    }

    [Fact]
    public void An_overfitted_generator_is_caught_by_every_kind_of_attack()
    {
        var members = MadeUpUsers.Draw(300, 1);
        var report = PrivacyAttacks.Run(members, MadeUpUsers.Overfitted(members, 0.2, 2), MadeUpUsers.Draw(300, 3));
        Assert.Equal(0.001, report.Membership[0].PValue!.Value, 9);
        Assert.All(report.MembershipAttacks.Where(attack => attack.Name is not ("exact copy" or "item pairs")), attack => Assert.InRange(attack.Metrics[0].Value!.Value, 0.9, 1));
        Assert.InRange(report.Membership.Single(metric => metric.Name == "Effective ε").Value!.Value, 2, 10);
        foreach (var attack in new[] { "singling out by several items", "linkability", "inference of an item", "re-identification from four items" })
            Assert.True(report.Guesses.Single(metric => metric.Name == "Risk" && metric.Subject == attack).PValue < 0.01, attack);
    }

    [Fact]
    public void Releases_together_tell_more_than_one()
    {
        var members = MadeUpUsers.Draw(300, 1);
        var (holdout, releases) = (MadeUpUsers.Draw(300, 3), Enumerable.Range(10, 4).Select(seed => MadeUpUsers.Overfitted(members, 0.75, seed)).ToArray());
        var options = new PrivacyOptions { Permutations = 99 };
        var one = PrivacyAttacks.Run(members, releases[0], holdout, options).MembershipAttacks.Single(attack => attack.Name == SimilarityAttacks.NearestName);
        var all = PrivacyAttacks.RunOnReleases(members, releases, holdout, options).MembershipAttacks.Single(attack => attack.Name == "nearest in every release");
        Assert.True(all.Metrics[0].Interval!.Value.Low > one.Metrics[0].Interval!.Value.High, $"{all.Metrics[0].Value} after {one.Metrics[0].Value}");
    }

    private static double PValueOf(double share, int users, int seed) => MembershipInference.Run(Setting(share, users, seed), null).Summary[0].PValue!.Value;

    private static AttackSetting Setting(double share, int users, int seed)
    {
        var members = MadeUpUsers.Draw(users, 1000 + seed);
        var synthetic = MadeUpUsers.WithCopies(members, users, (int)(share * users), 2000 + seed);
        return PrivacyInput.Prepare(members, [synthetic], MadeUpUsers.Draw(users, 3000 + seed), new() { Seed = seed }, CancellationToken.None).Setting;
    }

    private static Interactions Part(Interactions population, int part) => population.SelectUsers([.. Enumerable.Range(300 * part, 300)]);
}
