namespace SynthRec.MLNet.Evaluation;

/// <summary>Collects over the repetitions how near synthetic users are to real ones.</summary>
internal sealed class NearnessCollector(ExperimentOptions options, CancellationToken cancellationToken)
{
    private readonly List<double> toReal = [], realToReal = [], coverages = [], popularities = [], activities = [];
    private readonly List<(double Auc, double StandardError)> attacks = [];

    public void Add(ExperimentSplit split, Interactions synthetic)
    {
        coverages.Add(CatalogueMetrics.Coverage(synthetic.ItemCounts()));
        popularities.Add(Marginals.PopularityDistance(split.Training, synthetic));
        activities.Add(Marginals.ActivityDistance(split.Training, synthetic));
        toReal.AddRange(Nearest(synthetic, split.Training));
        if (options.Protocol == ExperimentProtocol.Weak)
            return;
        var testUsers = Whole(split);
        realToReal.AddRange(Nearest(testUsers, split.Training));
        if (split.Training.UserCount > 1 && testUsers.UserCount > 1)
            attacks.Add(MembershipAuc.WithError(Nearest(split.Training, synthetic), Nearest(testUsers, synthetic)));
    }

    public SyntheticNearness? ToResult() => toReal.Count == 0 ? null : new()
    {
        SyntheticToReal = Quantiles.Of(toReal),
        RealToReal = realToReal.Count == 0 ? null : Quantiles.Of(realToReal),
        MembershipAuc = attacks.Count == 0 ? null : MembershipAuc.Interval(attacks.Average(attack => attack.Auc), attacks.Average(attack => attack.StandardError)),
        ItemCoverage = coverages.Average(),
        PopularityDistance = popularities.Average(),
        ActivityDistance = activities.Average(),
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
