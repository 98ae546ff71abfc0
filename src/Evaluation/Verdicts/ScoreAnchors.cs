using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>What the metrics of scores reach on data that knows nothing: measured once, against a random half of the real users, with as many users as floors have.</summary>
internal sealed class ScoreAnchors
{
    private const long RandomPurpose = 0x414E43484F52;
    private readonly Dictionary<(string Name, string? Subject), double> independent = [];
    private readonly Dictionary<(string Name, string? Subject), double> flat = [];

    private ScoreAnchors()
    {
    }

    /// <summary>The metric on independent columns; null if it is not defined there.</summary>
    public double? OfIndependent(Metric metric) => independent.TryGetValue((metric.Name, metric.Subject), out var value) ? value : null;

    /// <summary>The metric on flat columns; null if it is not defined there.</summary>
    public double? OfFlat(Metric metric) => flat.TryGetValue((metric.Name, metric.Subject), out var value) ? value : null;

    public static ScoreAnchors Measure(Interactions real, int users, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var anchors = new ScoreAnchors();
        if (users == 0)
            return anchors;
        var shuffled = ShuffledColumns.Of(real, options.Seed);
        var order = SeededRandom.For(options.Seed, RandomPurpose).Permutation(real.UserCount);
        var half = new UserSample(real.SelectUsers(order.AsSpan(0, users)));
        var others = order.AsSpan(real.UserCount - users);
        var ofShuffled = new UserSample(shuffled.SelectUsers(others));
        var ofFlat = new UserSample(FlatColumns.Of(real, options.Seed).SelectUsers(others));
        var parallel = Threads.Options(options.NumberOfThreads, cancellationToken);
        Func<IEnumerable<Metric>>[] links =
        [
            () => LinkMetrics.OfWhole(half, ofShuffled, options.Fidelity, cancellationToken),
            () => LinkMetrics.OfPairs(half, ofShuffled, options.Fidelity),
        ];
        var measured = new IEnumerable<Metric>[links.Length];
        Parallel.For(0, links.Length, parallel, at => measured[at] = links[at]());
        Keep(anchors.independent, measured.SelectMany(metrics => metrics));
        var samples = DiversitySamples.Draw(real.WithoutValues(), shuffled.WithoutValues(), options.Seed);
        Keep(anchors.independent, new ManifoldMetrics(samples, options.Diversity, parallel).Metrics());
        Keep(anchors.flat, LinkMetrics.OfColumns(half, ofFlat, options.Fidelity));
        return anchors;
    }

    private static void Keep(Dictionary<(string Name, string? Subject), double> values, IEnumerable<Metric> metrics)
    {
        foreach (var metric in metrics)
        {
            if (metric.Value is { } value)
                values[(metric.Name, metric.Subject)] = value;
        }
    }
}
