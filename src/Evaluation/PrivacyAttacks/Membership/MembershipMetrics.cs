using System.Globalization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Says what a membership attack reached.</summary>
internal static class MembershipMetrics
{
    private static readonly double[] Rates = [0.001, 0.01];

    public const string AucDefinition = "The probability that a member scores higher than a holdout user, ties counting half; 0.5 is guessing";

    public static IReadOnlyList<Metric> Of(AttackScores attack, RocCurve curve, MembershipTargets targets, double pValue)
    {
        var (auc, error) = MembershipAuc.WithError(attack.Scores[..targets.MemberCount], attack.Scores[targets.MemberCount..]);
        return
        [
            Metric.Of("Membership AUC", attack.Name, auc, $"{AucDefinition}. The score: {attack.Definition}. The p-value is of a permutation test of the whole order and of its top, corrected for the number of attacks.") with
            {
                Source = attack.Source,
                Interval = MembershipAuc.Interval(auc, error),
                PValue = pValue,
                Floor = 0.5,
            },
            .. Rates.Select(rate => TruePositiveRate(attack, curve, rate)),
        ];
    }

    public static string RateName(double rate) => string.Create(CultureInfo.InvariantCulture, $"TPR at {100 * rate:0.##} % FPR");

    private static Metric TruePositiveRate(AttackScores attack, RocCurve curve, double rate)
    {
        var definition = string.Create(CultureInfo.InvariantCulture, $"The share of members above the lowest score that at most {100 * rate:0.##} % of the holdout users pass. The interval is Wilson's, with the threshold taken as given");
        var name = RateName(rate);
        var falsePositives = (int)Math.Floor((rate * curve.OtherCount) + 1e-9);
        if (falsePositives == 0)
            return Metric.NotDefined(name, attack.Name, $"{curve.OtherCount} holdout users do not resolve this rate; give at least {Math.Ceiling(1 / rate)}.", definition) with { Source = "Carlini et al. 2022" };
        var found = Proportion.Wilson(curve.MembersAbove(curve.ThresholdFor(falsePositives)), curve.MemberCount);
        return Metric.Of(name, attack.Name, found.Value, definition) with { Source = "Carlini et al. 2022", Interval = found, Floor = rate };
    }
}
