namespace SynthRec.MLNet.Evaluation;

/// <summary>Fairness through unawareness: how well the attribute that data leaves out is still told by behaviour, in real and in synthetic data.</summary>
internal sealed class AttributePrediction(UserGroups attribute, FairnessOptions options, CancellationToken cancellationToken)
{
    private const long RandomPurpose = 0x554E4157;
    private const string Name = "Attribute AUC";
    private const string Difference = "Attribute AUC difference";

    /// <summary>For each group the areas of both sides and their difference; of two groups one is enough, for the other's is the same.</summary>
    public IEnumerable<Metric> Metrics(IReadOnlyList<string> names, Interactions real, int[] realGroups, Interactions synthetic, int[] syntheticGroups)
    {
        var size = Math.Min(options.PredictionUsers, Math.Min(real.UserCount, synthetic.UserCount));
        for (var group = 0; group < (names.Count == 2 ? 1 : names.Count); group++)
        {
            var ofReal = Predict(real, realGroups, group, size, "real", names[group]);
            var ofSynthetic = Predict(synthetic, syntheticGroups, group, size, "synthetic", names[group]);
            yield return ToMetric(ofReal, $"real: {names[group]}") with { Direction = MetricDirection.Descriptive };
            yield return ToMetric(ofSynthetic, $"synthetic: {names[group]}");
            yield return Compare(ofReal, ofSynthetic, names[group]);
        }
    }

    private Prediction Predict(Interactions data, int[] groups, int group, int size, string side, string name)
    {
        int[] users = [.. SeededRandom.For(options.Seed, RandomPurpose).Permutation(data.UserCount).AsSpan(0, size)];
        var inGroup = Array.ConvertAll(users, user => groups[user] == group);
        var members = inGroup.Count(member => member);
        var least = Math.Max(2 * options.Folds, options.SmallestGroup);
        if (Math.Min(members, size - members) < least)
            return new(null, null, $"Of {size} {side} users compared, {members} have the {attribute.Attribute} '{name}' and {size - members} another; {options.Folds} folds need at least {least} of each.");
        if (data.Count == 0)
            return new(null, null, $"The {side} users have no interactions to tell the attribute from.");
        var (auc, error) = new AttributeFolds(data, users, inGroup, options, cancellationToken).Run();
        return new(auc, error, null);
    }

    private Metric ToMetric(Prediction prediction, string subject)
    {
        var definition = $"How well logistic regression on a user's items tells the group from the others: the area under the ROC curve, in [0, 1], mean of {options.Folds} folds of as many real as synthetic users; 0.5 is guessing, and then the data says nothing of the attribute.";
        return prediction.Auc is { } auc
            ? Metric.Of(Name, subject, auc, definition) with { Interval = MembershipAuc.Interval(auc, prediction.Error!.Value), Source = "Dwork et al. 2012, fairness through awareness; DeLong et al. 1988" }
            : Metric.NotDefined(Name, subject, prediction.Reason!, definition);
    }

    private static Metric Compare(Prediction real, Prediction synthetic, string group)
    {
        const string Definition = "The area of the synthetic users less that of the real ones: above 0 synthetic behaviour gives the attribute away more than real behaviour does, below 0 less.";
        if (real.Auc is not { } ofReal || synthetic.Auc is not { } ofSynthetic)
            return Metric.NotDefined(Difference, group, (real.Reason ?? synthetic.Reason)!, Definition);
        var difference = ofSynthetic - ofReal;
        return Metric.Of(Difference, group, difference, Definition) with { Interval = Estimate.Around(difference, double.Hypot(real.Error!.Value, synthetic.Error!.Value)), Direction = MetricDirection.Descriptive };
    }

    private readonly record struct Prediction(double? Auc, double? Error, string? Reason);
}
