namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>The attack by shadow models alone: its own p-value, whatever the other attacks find.</summary>
public class ShadowAttackTests
{

    /// <summary>
    /// With as many synthetic users as members, each a member drawn at random with probability r, a member is remembered at least once with probability
    /// 1 − e⁻ʳ. Those remembered are nearer than any chance, the others are like holdout users: the AUC is 1 − e⁻ʳ / 2, 0.82 or 0.70. With n = 150 on each side
    /// its standard error is below √((2n + 1) / (12 n²)) = 0.033, that of guessing, and significance at 1 % of eight attacks takes 3.1 of these, 0.60: 0.70 is 3 more.
    /// </summary>
    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(0, 0.5)]
    public void An_overfitted_generator_is_found_in_every_seed(double exchanged, double remembered)
    {
        var expected = 1 - (Math.Exp(-remembered) / 2);
        Assert.All(Enumerable.Range(0, 5).Select(seed => AttackDrawn(new(exchanged, remembered), new(exchanged, remembered), 150, 4, seed)), attack =>
        {
            Assert.True(attack.PValue < 0.01, $"p = {attack.PValue}, AUC = {attack.Value}");
            Assert.InRange(attack.Value!.Value, expected - (3.3 * 0.033), expected + (3.3 * 0.033));
        });
    }

    /// <summary>Mainstream users are near to synthetic ones whether learnt from or not; shadows know how near each would be.</summary>
    [Fact]
    public void Where_some_users_are_near_to_anybody_shadows_find_what_nearness_does_not()
    {
        var generator = new Memoriser(0.65);
        for (var seed = 0; seed < 3; seed++)
        {
            var attacks = Attacks(generator, generator, MadeUpUsers.DrawOfTwoKinds(250, 100 + seed), MadeUpUsers.DrawOfTwoKinds(250, 200 + seed), 8, seed);
            var (shadows, nearest) = (Named(attacks, "shadow models"), Named(attacks, SimilarityAttacks.NearestName));
            Assert.True(shadows.PValue < 0.01, $"p = {shadows.PValue}, AUC = {shadows.Value}");
            Assert.True(shadows.Value > nearest.Value, $"{shadows.Value} against {nearest.Value}");
        }
    }

    [Fact]
    public void A_generator_that_does_not_depend_on_its_members_passes_in_all_but_one_of_20_seeds()
    {
        var attacks = Enumerable.Range(0, 20).Select(seed => AttackDrawn(new(0, 0), new(0, 0), 60, 4, seed)).ToArray();
        Assert.InRange(attacks.Count(attack => attack.PValue < 0.01), 0, 1);
        // 20 areas around 0.5 with a standard error of 0.053 each.
        Assert.Equal(0.5, attacks.Average(attack => attack.Value!.Value), 3 * 0.053 / Math.Sqrt(20));
    }

    [Fact]
    public void Users_who_were_not_learnt_from_pass_though_the_shadows_remember_theirs()
    {
        var attacks = Enumerable.Range(0, 20).Select(seed => AttackDrawn(new(0, 0), new(0.2, 1), 60, 4, seed)).ToArray();
        Assert.InRange(attacks.Count(attack => attack.PValue < 0.01), 0, 1);
    }

    [Fact]
    public void Targets_that_differ_by_no_more_than_shadows_scatter_share_what_shadows_tell()
    {
        // The spread of each side is 2, the middles are 2.5 and the shifts 3.
        var nearness = new ShadowNearness([[3.0, 5.0], [3.0, 5.0]], [[0.0, 2.0], [0.0, 2.0]]);
        Assert.Equal(3 * (4 - 2.5) / 2, nearness.LogRatio(1, 4), 12);
        // Middles 2 and 3 with a variance of 1/2 between, as much as that of each: 2 / 4.
        Assert.Equal(3 * (4 - 2.5) / 2, new ShadowNearness([[2.5, 4.5], [3.5, 5.5]], [[-0.5, 1.5], [0.5, 2.5]]).LogRatio(0, 4), 12);
    }

    [Fact]
    public void Targets_that_differ_much_keep_what_shadows_tell_of_each()
    {
        // Middles 2.5 and 102.5: a variance of 5,000 between, and of 1/2 of each.
        var nearness = new ShadowNearness([[3.0, 5.0], [103.0, 105.0]], [[0.0, 2.0], [100.0, 102.0]]);
        Assert.Equal(3 * (4 - (52.5 - (50 * (1 - (0.5 / 5000))))) / 2, nearness.LogRatio(0, 4), 9);
    }

    private static Metric AttackDrawn(Memoriser generator, Memoriser shadows, int users, int numberOfShadows, int seed) =>
        Named(Attacks(generator, shadows, MadeUpUsers.Draw(users, 100 + seed), MadeUpUsers.Draw(users, 200 + seed), numberOfShadows, seed), "shadow models");

    private static Metric Named(IReadOnlyList<MembershipAttackResult> attacks, string name) => attacks.Single(attack => attack.Name == name).Metrics[0];

    private static IReadOnlyList<MembershipAttackResult> Attacks(Memoriser generator, Memoriser shadows, Interactions members, Interactions holdout, int numberOfShadows, int seed)
    {
        using var model = generator.Fit(members);
        var synthetic = model.Sample(new() { UserCount = members.UserCount, Seed = 300 + seed });
        var options = new PrivacyOptions { Seed = seed, Permutations = 199, ShadowGenerator = shadows, NumberOfShadows = numberOfShadows };
        return MembershipInference.Run(PrivacyInput.Prepare(members, [synthetic], holdout, options, CancellationToken.None).Setting, null).Attacks;
    }
}
