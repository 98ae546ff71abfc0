namespace SynthRec.MLNet.Evaluation;

/// <summary>How lists treat popular and unpopular items.</summary>
internal static class Exposure
{
    /// <summary>Average recommendation popularity.</summary>
    public static Metric MeanPopularity(UserOutcome[] users, string subject, FairnessOptions options)
    {
        const string Definition = "The mean over users of the mean share of training users who took the items shown.";
        double[] values = [.. users.Where(user => user.Shown.Count > 0).Select(user => user.Popularity / user.Shown.Count)];
        return values.Length == 0
            ? Metric.NotDefined("Average recommendation popularity", subject, "No user was shown an item.", Definition)
            : Metric.Of("Average recommendation popularity", subject, values.Average(), Definition) with
            {
                Interval = Bootstrap.Mean(values, options.Seed),
                Source = "Yin et al. 2012; Abdollahpouri et al. 2019",
                Direction = MetricDirection.Descriptive,
            };
    }

    public static Metric Gini(UserOutcome[] users, int itemCount, string subject)
    {
        var exposures = new int[itemCount];
        foreach (var item in users.SelectMany(user => user.Shown))
            exposures[item]++;
        return Metric.Of("Exposure Gini", subject, CatalogueMetrics.Gini(exposures), "The Gini coefficient of how often each item of the data is shown: 0 when all are shown as often, towards 1 when one has all.");
    }

    /// <summary>Whether items have the same chance to be shown whatever their popularity.</summary>
    public static Metric StatisticalParity(UserOutcome[] users, string subject, FairnessOptions options) => Relative(
        "PopRSP",
        "shown",
        "items not seen by the user",
        [.. Columns(users, user => user.ShownOfStratum), .. Columns(users, user => user.CandidatesOfStratum)],
        subject,
        options);

    /// <summary>Whether relevant items have the same chance to be shown whatever their popularity.</summary>
    public static Metric EqualOpportunity(UserOutcome[] users, string subject, FairnessOptions options) => Relative(
        "PopREO",
        "relevant and shown",
        "relevant items",
        [.. Columns(users, user => user.HitsOfStratum), .. Columns(users, user => user.RelevantOfStratum)],
        subject,
        options);

    /// <summary>The spread of the rates of strata, given as sums of shown items and of items that could be shown.</summary>
    private static Metric Relative(string name, string shown, string candidates, double[][] columns, string subject, FairnessOptions options)
    {
        var definition = $"The standard deviation over its mean of the shares of {candidates} that are {shown}, over three strata of items: {PopularityStrata.Description}. 0 if popularity does not matter.";
        var missing = Enumerable.Range(PopularityStrata.Count, PopularityStrata.Count).Any(at => columns[at].Sum() <= 0);
        var undefined = columns[0].Length == 0 || missing || columns.Take(PopularityStrata.Count).All(column => column.Sum() == 0);
        if (undefined)
            return Metric.NotDefined(name, subject, $"A stratum has no {candidates}, or none is {shown}. Judge more users or longer lists.", definition);
        return Metric.Of(name, subject, Spread([.. columns.Select(column => column.Average())]), definition) with
        {
            Interval = Bootstrap.Of(columns, Spread, options.Seed),
            Source = "Zhu, Wang and Caverlee 2020",
        };
    }

    private static double Spread(double[] sums)
    {
        var rates = Enumerable.Range(0, PopularityStrata.Count).Select(stratum => sums[stratum] / sums[stratum + PopularityStrata.Count]).ToArray();
        var mean = rates.Average();
        return Math.Sqrt(rates.Average(rate => (rate - mean) * (rate - mean))) / mean;
    }

    private static double[][] Columns(UserOutcome[] users, Func<UserOutcome, double[]> ofStrata) =>
        [.. Enumerable.Range(0, PopularityStrata.Count).Select(stratum => Array.ConvertAll(users, user => ofStrata(user)[stratum]))];
}
