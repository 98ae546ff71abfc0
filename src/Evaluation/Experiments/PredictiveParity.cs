namespace SynthRec.MLNet.Evaluation;

/// <summary>Whether synthetic data picks the same winner as real data among several learners, and what it costs where it does not.</summary>
/// <param name="metric">What learners are judged by, such as <c>NDCG@10</c>.</param>
/// <param name="arm">How synthetic data judges, such as <c>TSTR</c>.</param>
/// <param name="names">The learners.</param>
/// <param name="real">For each learner a value of each test user or row after training on real data.</param>
/// <param name="synthetic">For each learner a value of each test user or row as synthetic data tells.</param>
/// <param name="sameUnits">Whether both are of the same users or rows in the same order, which are then resampled together.</param>
/// <param name="seed">The seed of the resampling.</param>
internal sealed class PredictiveParity(
    string metric, string arm, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> real, IReadOnlyList<IReadOnlyList<double>> synthetic, bool sameUnits, int seed)
{
    private readonly double[] realMeans = [.. real.Select(values => values.Average())];
    private readonly double[] syntheticMeans = [.. synthetic.Select(values => values.Average())];

    public const string Source = "Kendall 1945 (tau-b)";

    private string Chosen => names[IndexOfBest(syntheticMeans)];

    private string Best => names[IndexOfBest(realMeans)];

    public static string TauName(string arm) => $"Kendall τ of {arm}";

    public static string AgreementName(string arm) => $"Winner agreement of {arm}";

    public static string StabilityName(string arm) => $"Winner stability of {arm}";

    public static string RegretName(string arm) => $"Regret of {arm}";

    public static string RelativeRegretName(string arm) => $"Relative regret of {arm}";

    public IEnumerable<Metric> Metrics()
    {
        yield return Tau();
        yield return Agreement();
        yield return Stability();
        yield return Regret();
        yield return RelativeRegret();
    }

    /// <summary>The metrics without a value.</summary>
    public static IEnumerable<Metric> NotDefined(string arm, string reason)
    {
        Metric Without(string name) => Metric.NotDefined(name, null, reason, $"Whether learners are ordered by {arm} as by TRTR.");
        return [Without(TauName(arm)), Without(AgreementName(arm)), Without(StabilityName(arm)), Without(RegretName(arm)), Without(RelativeRegretName(arm))];
    }

    private Metric Tau()
    {
        var definition = $"Kendall's τ-b between the orders of {string.Join(", ", names)} by {metric} of {arm} and of TRTR; 1 is the same order, −1 the reverse. Percentile interval by resampling what is tested on.";
        return Bootstrap.OfGroups(Groups, means => OfMeans(means, (a, b) => KendallTau.Of(a, b) ?? double.NaN), seed) is { } estimate
            ? Metric.Of(TauName(arm), null, estimate.Value, definition) with { Interval = estimate, Source = Source, Direction = MetricDirection.HigherIsBetter }
            : Metric.NotDefined(TauName(arm), null, $"All learners are equally good in {arm} or in TRTR, or would be with other test data, so there is no order.", definition) with { Source = Source, Direction = MetricDirection.HigherIsBetter };
    }

    private Metric Agreement() => Metric.Of(
        AgreementName(arm),
        null,
        Agrees(syntheticMeans, realMeans),
        $"1 if the learner with the highest {metric} in {arm} ({Chosen}) has the highest in TRTR too ({Best}), else 0.") with { Direction = MetricDirection.HigherIsBetter };

    private Metric Stability() => Metric.Of(
        StabilityName(arm),
        null,
        Bootstrap.Draws(Groups, means => OfMeans(means, Agrees), seed).Average(),
        $"The share of {Bootstrap.DefaultResamples} resamples of what is tested on in which the learner with the highest {metric} in {arm} has the highest in TRTR too.") with { Direction = MetricDirection.HigherIsBetter };

    private Metric Regret()
    {
        var regret = Difference;
        return Metric.Of(RegretName(arm), null, regret.Value, $"{metric} in TRTR of the best learner there ({Best}) less that of the one that {arm} picks ({Chosen}). Interval and p-value by a paired t-test.") with
        {
            Interval = regret.Interval,
            PValue = regret.PValue,
            Direction = MetricDirection.LowerIsBetter,
        };
    }

    private Metric RelativeRegret()
    {
        var definition = $"The regret over {metric} in TRTR of the best learner there ({Best}). Fieller's interval.";
        return Difference.RatioTo(Figure.Mean(real[IndexOfBest(realMeans)])) is { } ratio
            ? Metric.Of(RelativeRegretName(arm), null, ratio.Value, definition) with { Interval = ratio, Source = "Fieller 1954", Direction = MetricDirection.LowerIsBetter }
            : Metric.NotDefined(RelativeRegretName(arm), null, $"{metric} of the best learner may be 0.", definition) with { Direction = MetricDirection.LowerIsBetter };
    }

    private Figure Difference => Figure.Mean(real[IndexOfBest(realMeans)]) - Figure.Mean(real[IndexOfBest(syntheticMeans)]);

    private static double Agrees(double[] syntheticMeans, double[] realMeans) => realMeans[IndexOfBest(syntheticMeans)] == realMeans.Max() ? 1 : 0;

    private static int IndexOfBest(double[] means) => Array.IndexOf(means, means.Max());

    private IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> Groups => sameUnits ? [[.. synthetic, .. real]] : [synthetic, real];

    private double OfMeans(double[][] means, Func<double[], double[], double> statistic) =>
        sameUnits ? statistic(means[0][..names.Count], means[0][names.Count..]) : statistic(means[0], means[1]);
}
