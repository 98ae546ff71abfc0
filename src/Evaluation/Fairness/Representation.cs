namespace SynthRec.MLNet.Evaluation;

/// <summary>Whether each group makes up as much of the synthetic users as of the population they stand for.</summary>
internal static class Representation
{
    private const long RandomPurpose = 0x5245505245;
    private const string Bias = "Representation bias";
    private const string Difference = "Share difference";

    public static IEnumerable<Metric> Metrics(IReadOnlyList<string> names, int[] real, int[] synthetic, FairnessOptions options, CancellationToken cancellationToken)
    {
        var population = options.TargetShares is null ? "real users" : "target population";
        var test = options.TargetShares is { } target ? AgainstTarget(Shares(target, names), synthetic, options) : AgainstReal(names.Count, real, synthetic, options, cancellationToken);
        yield return Metric.Of(
            Bias,
            null,
            test.Value,
            $"The total variation distance between the groups' shares of the synthetic users and of the {population}, in [0, 1]. Floor and p-value are from {options.Permutations} draws of as many users from one population.") with
        {
            PValue = test.PValue,
            Floor = test.Floor,
            Direction = MetricDirection.LowerIsBetter,
        };
        var (ofReal, ofSynthetic) = (GroupValues.SizesOf(real, names.Count), GroupValues.SizesOf(synthetic, names.Count));
        for (var group = 0; group < names.Count; group++)
        {
            var difference = Proportion.Difference(Proportion.Wilson(ofSynthetic[group], synthetic.Length), Of(names[group], ofReal[group], real.Length, options));
            yield return Metric.Of(Difference, names[group], difference.Value, $"The group's share of the synthetic users less its share of the {population}; 0 is best.") with
            {
                Interval = difference,
                Source = "Newcombe 1998, method 10",
                Direction = MetricDirection.Descriptive,
            };
        }
    }

    public static IEnumerable<GroupRow> Rows(IReadOnlyList<string> names, int[] groups, string series) => GroupValues.SizesOf(groups, names.Count)
        .Select((size, group) => new GroupRow("Share of users", series, names[group], size, Proportion.Wilson(size, groups.Length)));

    public static IEnumerable<GroupRow> TargetRows(IReadOnlyList<string> names, FairnessOptions options) => options.TargetShares is { } target
        ? Shares(target, names).Select((share, group) => new GroupRow("Share of users", "target", names[group], 0, new Estimate(share, share, share)))
        : [];

    private static Estimate Of(string name, int users, int total, FairnessOptions options)
    {
        if (options.TargetShares is not { } target)
            return Proportion.Wilson(users, total);
        var share = target.GetValueOrDefault(name);
        return new(share, share, share);
    }

    private static PermutationTest AgainstReal(int groupCount, int[] real, int[] synthetic, FairnessOptions options, CancellationToken cancellationToken)
    {
        int[] groups = [.. real, .. synthetic];
        int[] sides = [.. Enumerable.Repeat(0, real.Length), .. Enumerable.Repeat(1, synthetic.Length)];
        double Statistic(int[] labels)
        {
            var distance = new double[groupCount];
            for (var user = 0; user < labels.Length; user++)
                distance[groups[user]] += labels[user] == 0 ? 1.0 / real.Length : -1.0 / synthetic.Length;
            return distance.Sum(Math.Abs) / 2;
        }

        return PermutationTest.Of(Statistic, sides, options.Permutations, options.Seed, options.NumberOfThreads, cancellationToken);
    }

    private static PermutationTest AgainstTarget(double[] target, int[] synthetic, FairnessOptions options)
    {
        double Distance(int[] groups) => GroupValues.SizesOf(groups, target.Length).Zip(target, (size, share) => Math.Abs(((double)size / groups.Length) - share)).Sum() / 2;
        var drawn = Enumerable.Range(0, options.Permutations).Select(i =>
        {
            var random = SeededRandom.For(options.Seed, RandomPurpose, i);
            return Distance(Array.ConvertAll(synthetic, _ => Draw(target, random)));
        });
        return PermutationTest.Of(Distance(synthetic), [.. drawn]);
    }

    private static int Draw(double[] shares, SeededRandom random)
    {
        var left = random.NextDouble() * shares.Sum();
        for (var group = 0; group < shares.Length - 1; group++)
        {
            left -= shares[group];
            if (left < 0)
                return group;
        }

        return shares.Length - 1;
    }

    private static double[] Shares(IReadOnlyDictionary<string, double> target, IReadOnlyList<string> names) => [.. names.Select(name => target.GetValueOrDefault(name))];
}
