using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Collects over the repetitions how near synthetic users are to real ones.</summary>
internal sealed class NearnessCollector(ExperimentOptions options, CancellationToken cancellationToken)
{
    private readonly List<double> toReal = [], realToReal = [], aucs = [], coverages = [], distances = [];

    public void Add(ExperimentSplit split, Interactions synthetic)
    {
        var (real, drawn) = (split.Training.ItemCounts(), synthetic.ItemCounts());
        coverages.Add(CatalogueMetrics.Coverage(drawn));
        distances.Add(real.Zip(drawn, (r, d) => Math.Abs(((double)r / split.Training.Count) - ((double)d / synthetic.Count))).Sum() / 2);
        toReal.AddRange(Nearest(synthetic, split.Training));
        if (options.Protocol == ExperimentProtocol.Weak)
            return;
        var testUsers = Whole(split);
        realToReal.AddRange(Nearest(testUsers, split.Training));
        aucs.Add(MembershipAuc.Of(Nearest(split.Training, synthetic), Nearest(testUsers, synthetic)));
    }

    public SyntheticNearness? ToResult() => toReal.Count == 0 ? null : new()
    {
        SyntheticToReal = toReal.Median(),
        RealToReal = realToReal.Count == 0 ? null : realToReal.Median(),
        MembershipAuc = aucs.Count == 0 ? null : aucs.Average(),
        ItemCoverage = coverages.Average(),
        PopularityDistance = distances.Average(),
    };

    private double[] Nearest(Interactions users, Interactions others) => NearestUsers.Jaccard(users, others, options.NumberOfThreads, cancellationToken);

    /// <summary>The test users with the visible and the held-out part together.</summary>
    private static Interactions Whole(ExperimentSplit split)
    {
        var builder = new InteractionsBuilder();
        foreach (var part in new[] { split.Visible, split.HeldOut })
        {
            for (var user = 0; user < part.UserCount; user++)
            {
                foreach (var item in part.ItemsOf(user))
                    builder.Add(user, item);
            }
        }

        return builder.Build(split.Visible.Users, split.Visible.Items);
    }
}
