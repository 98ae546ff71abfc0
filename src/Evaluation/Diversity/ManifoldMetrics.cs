namespace SynthRec.MLNet.Evaluation;

/// <summary>Precision, recall, density and coverage of the synthetic sample, with those of real users beside.</summary>
internal sealed class ManifoldMetrics(DiversitySamples samples, DiversityOptions options, ParallelOptions parallel)
{
    private const string Kynkaanniemi = "Kynkäänniemi et al. 2019";
    private const string Naeem = "Naeem et al. 2020";

    private static readonly (string Name, string Definition, string Source, Func<ManifoldReport, double> Value, bool IsShare)[] All =
    [
        ("Precision", "The share of synthetic users in the ball of a real user", Kynkaanniemi, report => report.Precision, true),
        ("Recall", "The share of real users in the ball of a synthetic user", Kynkaanniemi, report => report.Recall, true),
        ("Density", "The mean over synthetic users of in how many real users' balls they lie, over the number of neighbours", Naeem, report => report.Density, false),
        ("Coverage", "The share of real users in whose ball a synthetic user lies", Naeem, report => report.Coverage, true),
    ];

    public IEnumerable<Metric> Metrics()
    {
        var how = $"a ball reaches to a user's {options.NumberOfNeighbors}th nearest other of the same {samples.Users} users by {options.Similarity} distance. The interval is Wilson's, with the other side as it is";
        if (samples.Users <= options.NumberOfNeighbors)
        {
            var reason = $"{options.NumberOfNeighbors} nearest others need {options.NumberOfNeighbors + 1} users in each of two halves of the real users and among the synthetic ones; there are {samples.Users} with items. Take more users, or balls of fewer neighbours.";
            return All.Select(metric => Metric.NotDefined(metric.Name, null, reason, $"{metric.Definition}; {how}."));
        }

        NeighbourBalls BallsOf(Interactions users) => NeighbourBalls.Of(users, options.NumberOfNeighbors, options.Similarity, parallel);
        var reference = BallsOf(samples.Reference);
        ManifoldReport Judge(Interactions users) => ManifoldReport.Compare(reference, BallsOf(users), options.NumberOfNeighbors, options.Similarity, parallel);
        var (synthetic, real) = (Judge(samples.Synthetic), Judge(samples.Real));
        return All.Select(metric => Metric.Of(metric.Name, null, metric.Value(synthetic), $"{metric.Definition}; {how}.") with
        {
            Floor = metric.Value(real),
            Interval = metric.IsShare ? Proportion.Wilson((int)Math.Round(metric.Value(synthetic) * samples.Users), samples.Users) : null,
            Source = metric.Source,
            Direction = MetricDirection.HigherIsBetter,
        });
    }
}
