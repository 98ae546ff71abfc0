using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares how full the matrix of users and items is, and whether active users take popular items.</summary>
internal static class StructureComparison
{
    private static readonly MetricDefinition DensityReal = new("density, real", "The share of pairs of a real user and an item of the real users that interacted.", MetricDirection.Descriptive);
    private static readonly MetricDefinition DensitySynthetic = new("density, synthetic", "The share of pairs of a synthetic user and an item of the synthetic users that interacted.", MetricDirection.Descriptive);
    private static readonly MetricDefinition Density = new("density log ratio", "How far the logarithm of the synthetic over the real density is from 0; sparsity is 1 less density.");
    private static readonly MetricDefinition DegreesReal = new("degree correlation, real", "Pearson's correlation over interactions of the logarithms of how many the user has and how many the item has.", MetricDirection.Descriptive, "Newman 2002");
    private static readonly MetricDefinition DegreesSynthetic = new("degree correlation, synthetic", "The same of the synthetic interactions.", MetricDirection.Descriptive, "Newman 2002");
    private static readonly MetricDefinition Degrees = new("degree correlation difference", "The difference between the correlations, over interactions, of the logarithms of how many the user has and how many the item has, in [0, 2].", Source: "Newman 2002");

    public static IReadOnlyList<Metric> Of(UserSample real, UserSample synthetic)
    {
        var (density, syntheticDensity) = (DensityOf(real.Data), DensityOf(synthetic.Data));
        var (degrees, syntheticDegrees) = (DegreesOf(real.Data), DegreesOf(synthetic.Data));
        const string Empty = "A side has no interactions.";
        const string Equal = "All users, or all items, of a side have equally many interactions.";
        return
        [
            DensityReal.OfOr(null, density, Empty),
            DensitySynthetic.OfOr(null, syntheticDensity, Empty),
            Density.OfOr(null, Math.Abs(Math.Log(syntheticDensity / density)), Empty),
            DegreesReal.OfOr(null, degrees, Equal),
            DegreesSynthetic.OfOr(null, syntheticDegrees, Equal),
            Degrees.OfOr(null, Math.Abs(degrees - syntheticDegrees), Equal),
        ];
    }

    private static double DensityOf(Interactions data)
    {
        var pairs = Enumerable.Range(0, data.UserCount).Sum(user => (double)TrainingData.DistinctItems(data, user).Length);
        return pairs / ((double)data.UserCount * data.ItemCounts().Count(count => count > 0));
    }

    private static double DegreesOf(Interactions data)
    {
        var items = Array.ConvertAll(data.ItemCounts(), count => Math.Log(count));
        var users = new double[data.Count];
        for (var user = 0; user < data.UserCount; user++)
            users.AsSpan(data.Offsets[user], data.CountOf(user)).Fill(Math.Log(data.CountOf(user)));
        return Correlations.Pearson(users, Array.ConvertAll(data.ItemIndices.ToArray(), item => items[item]));
    }
}
