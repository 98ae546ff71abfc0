using SynthRec.MLNet.Generators;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class LatentDistributionTests
{
    private const int Users = 200;
    private const int Features = 20;

    [Fact]
    public void Means_move_with_conditions_that_matter() =>
        // Three standard errors of a slope, and what shrinkage takes where the likeliest variance of slopes is no less than half their mean square.
        Assert.InRange(MeanShift(effect: 2)[0], (2 / (1 + (1.0 / (Users * 0.5 * 4 / Features)))) - (3 / Math.Sqrt(Users - Features)), 2 + (3 / Math.Sqrt(Users - Features)));

    [Fact]
    public void Means_hardly_move_with_conditions_that_do_not()
    {
        // Least squares would give every slope a variance of 1 / users.
        var shifts = MeanShift(effect: 0);
        Assert.InRange(shifts.Sum(shift => shift * shift), 0, 0.5 * Features / Users);
    }

    /// <summary>By how much the mean moves with each condition, of users whose latent number moves with the first condition alone and is standard normal beside that.</summary>
    private static double[] MeanShift(double effect)
    {
        var random = SeededRandom.For(4);
        var conditions = Enumerable.Range(0, Users * Features).Select(_ => (float)random.NextGaussian()).ToArray();
        var means = Enumerable.Range(0, Users).Select(user => (float)((effect * conditions[user * Features]) + random.NextGaussian())).ToArray();
        using var scope = NewDisposeScope();
        var distribution = LatentDistribution.OfPosteriors([Enumerable.Range(0, Users).ToArray()], 1, Features, _ =>
            (tensor(means).view(Users, 1), full(Users, 1, float.NegativeInfinity), tensor(conditions).view(Users, Features)));
        var origin = distribution.Transform(zeros(Features, 1), zeros(Features, Features));
        return [.. (distribution.Transform(zeros(Features, 1), eye(Features)) - origin).data<float>().Select(shift => (double)shift)];
    }
}
