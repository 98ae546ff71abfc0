using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Distances to the closest record, beside those of real people to each other. They describe; they prove nothing.</summary>
internal static class ClosestRecords
{
    private const string Source = "Distances are no proof of privacy: Stadler, Oprisanu and Troncoso 2022; Yao et al. 2025 (The DCR Delusion)";

    public static (IReadOnlyList<Metric> Metrics, IReadOnlyList<DistanceDistribution> Distributions) Run(AttackSetting setting)
    {
        var withHoldout = setting.NoControlBecause is null;
        var (name, real) = withHoldout ? ("holdout user to member", setting.Holdout) : ("member to other member", setting.Members);
        var fromSynthetic = NearestTwo.Of(setting.Synthetic, setting.Members, false, setting.Parallel);
        var fromReal = NearestTwo.Of(real, setting.Members, !withHoldout, setting.Parallel);
        return (
            [
                Describe("Distance to closest record", "median", Statistics.Median, fromSynthetic.First, fromReal.First, "The median over synthetic users of one less the Jaccard similarity to the nearest member", name),
                Describe("Distance to closest record", "5th percentile", P5, fromSynthetic.First, fromReal.First, "The distance to the nearest member that 5 % of the synthetic users are within", name),
                Describe("Nearest-neighbour distance ratio", "median", Statistics.Median, fromSynthetic.Ratios, fromReal.Ratios, "The median over synthetic users of the distance to the nearest member over that to the second nearest", name),
                Describe("Nearest-neighbour distance ratio", "5th percentile", P5, fromSynthetic.Ratios, fromReal.Ratios, "The ratio of the distances to the nearest and second nearest member that 5 % of the synthetic users are within", name),
                Describe("Copies", null, Zeros, fromSynthetic.First, fromReal.First, "The share of synthetic users with exactly the items of a member", name),
            ],
            [
                DistanceDistribution.Of("synthetic user to member", fromSynthetic.First),
                DistanceDistribution.Of(name, fromReal.First),
            ]);
    }

    private static double P5(IEnumerable<double> values) => values.Quantile(0.05);

    private static double Zeros(IEnumerable<double> values) => values.Average(value => value == 0 ? 1.0 : 0);

    private static Metric Describe(string name, string? subject, Func<IEnumerable<double>, double> of, double[] synthetic, double[] real, string definition, string floor) =>
        Metric.Of(name, subject, of(synthetic), $"{definition}. The floor is the same of each {floor}") with { Source = Source, Direction = MetricDirection.Descriptive, Floor = of(real) };
}
