using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>On kinds of users of two features, each 0 or 1.</summary>
public class FeatureRegressionTests
{
    private const int Many = 1_000;

    [Fact]
    public void A_combination_that_nobody_has_is_the_sum_of_the_effects_of_its_features()
    {
        var effects = Fit([(0, 0, Many), (0, 1, Many), (1, 0, Many)], [0, 2, 1], variance: 1, out var contrasts);
        // Each effect is a difference of two means, and shrinkage takes less than the standard error of that.
        Assert.Equal(3, effects.Under(contrasts.Of([1, 1]), kind: -1), 2 * Math.Sqrt(2.0 / Many));
    }

    [Fact]
    public void What_features_do_together_alone_is_learnt_of_kinds_that_many_users_are_of()
    {
        double[] means = [1, -1, -1, 1];
        var effects = Fit([(0, 0, Many), (0, 1, Many), (1, 0, Many), (1, 1, Many)], means, variance: 1, out var contrasts);
        Assert.All(effects.OfFeatures, effect => Assert.Equal(0, effect, 1e-9));
        Assert.All(means.Index(), one => Assert.Equal(one.Item, effects.Under(contrasts.Of([one.Index / 2, one.Index % 2]), one.Index), Math.Sqrt(1.0 / Many)));
    }

    [Fact]
    public void Kinds_of_few_users_are_drawn_to_the_others()
    {
        double[] means = [1, -1, -1, 1];
        var effects = Fit([(0, 0, Many), (0, 1, Many), (1, 0, Many), (1, 1, 1)], means, variance: 1, out _);
        Assert.True(Math.Abs(effects.OfKinds[3]) < Math.Abs(effects.OfKinds[0]) * 0.9);
    }

    [Fact]
    public void Chance_is_not_taken_for_effects()
    {
        const int Repeats = 200, Users = 50;
        var random = SeededRandom.For(1);
        var (raw, fitted) = (0.0, 0.0);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            double[] means = [.. Enumerable.Range(0, 4).Select(_ => random.NextGaussian() / Math.Sqrt(Users))];
            var effects = Fit([(0, 0, Users), (0, 1, Users), (1, 0, Users), (1, 1, Users)], means, variance: 1, out var contrasts);
            for (var kind = 0; kind < 4; kind++)
            {
                raw += Math.Pow(means[kind] - means.Average(), 2);
                fitted += Math.Pow(effects.Under(contrasts.Of([kind / 2, kind % 2]), kind) - means.Average(), 2);
            }
        }

        // The most likely variance of effects is 0 for most draws of chance, so that less than half of it is kept.
        Assert.InRange(fitted / raw, 0, 0.5);
    }

    [Fact]
    public void Nobody_differing_has_no_effects()
    {
        var effects = Fit([(0, 0, 3), (1, 1, 2)], [4, 4], variance: 0, out var contrasts);
        Assert.Equal(4, effects.Under(contrasts.Of([1, 0]), kind: -1), 1e-12);
    }

    [Fact]
    public void Numbers_are_divided_by_two_standard_deviations_and_zeros_and_ones_are_not()
    {
        var contrasts = new FeatureContrasts(Kinds([(0, 10, 1), (1, 30, 3)]));
        Assert.Equal([-0.75, (10 - 25) / (2 * Math.Sqrt(75))], contrasts.Of([0, 10]), (expected, actual) => Math.Abs(expected - actual) < 1e-12);
    }

    private static FeatureEffects Fit((int First, int Second, int Users)[] kinds, double[] means, double variance, out FeatureContrasts contrasts)
    {
        var users = Kinds(kinds);
        contrasts = new(users);
        return new FeatureRegression(users, contrasts).Fit(means, variance * kinds.Sum(kind => kind.Users - 1));
    }

    private static UserKinds Kinds((int First, int Second, int Users)[] kinds)
    {
        var users = kinds.SelectMany(kind => Enumerable.Repeat((float[])[kind.First, kind.Second], kind.Users)).ToArray();
        var data = TestData.OfSets(1, [.. users.Select(_ => new[] { 0 })]);
        return new(data, new(data.Users, 2, [.. users.SelectMany(user => user)]));
    }
}
