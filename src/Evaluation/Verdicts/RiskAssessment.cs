namespace SynthRec.MLNet.Evaluation;

/// <summary>Lists what may go wrong when the data is used, and by what evidence.</summary>
internal static class RiskAssessment
{
    /// <summary>From this part score on a risk is low.</summary>
    public const double LowFrom = 0.8;

    public static IReadOnlyList<RiskFinding> Of(Verdict verdict, PrivacyReport? privacy, bool hasHoldout, VerdictGates gates) =>
    [
        Membership(verdict[EvaluationPart.Privacy], privacy, gates),
        Guesses(privacy, gates),
        OfPart(verdict[EvaluationPart.Fidelity], "Analyses of the data say what real data would not"),
        OfPart(verdict[EvaluationPart.Utility], "Recommenders that learn from the data are worse, or the wrong one is chosen"),
        OfPart(verdict[EvaluationPart.Diversity], "Kinds of users or items are missing"),
        OfPart(verdict[EvaluationPart.Fairness], "Groups of people are represented or served unfairly"),
        new(
            "The evaluation itself is too kind",
            EvaluationPart.Utility,
            hasHoldout ? RiskLevel.Low : RiskLevel.High,
            hasHoldout ? "Tests use users that were given as unseen by the generator." : "There is no holdout: recommenders are tested on users that the generator may have learnt from."),
    ];

    private static RiskFinding Membership(PartVerdict part, PrivacyReport? privacy, VerdictGates gates)
    {
        const string Name = "People are recognised as members of the data the generator learnt from";
        if (privacy?.Membership[0] is not { Value: { } auc, PValue: { } p } strongest)
            return new(Name, EvaluationPart.Privacy, RiskLevel.Unknown, part.Reasons.Count > 0 ? part.Reasons[0] : "It was not tested.");
        var level = p < gates.Significance ? RiskLevel.High : p < 0.05 ? RiskLevel.Medium : RiskLevel.Low;
        return new(Name, EvaluationPart.Privacy, level, FormattableString.Invariant($"The strongest attack ({strongest.Subject}) reaches an AUC of {auc:0.000}, p = {p:0.####}."));
    }

    private static RiskFinding Guesses(PrivacyReport? privacy, VerdictGates gates)
    {
        const string Name = "Somebody is singled out, linked or guessed an attribute of";
        var risks = privacy?.AllRisks().Where(risk => risk.PValue is not null).ToArray() ?? [];
        if (risks.Length == 0)
            return new(Name, EvaluationPart.Privacy, RiskLevel.Unknown, "No attack by guesses could be made.");
        var worst = risks.MinBy(risk => risk.PValue)!;
        var corrected = Math.Min(1, worst.PValue!.Value * risks.Length);
        var level = corrected < gates.Significance ? RiskLevel.High : corrected < 0.05 ? RiskLevel.Medium : RiskLevel.Low;
        return new(Name, EvaluationPart.Privacy, level, FormattableString.Invariant($"The most significant of {risks.Length} attacks ({worst.Subject}) has a risk of {worst.Value:0.000} above that of people never seen, corrected p = {corrected:0.####}."));
    }

    private static RiskFinding OfPart(PartVerdict part, string name) => part.Outcome switch
    {
        PartOutcome.NotAssessed => new(name, part.Part, RiskLevel.Unknown, part.Reasons[0]),
        PartOutcome.Fail => new(name, part.Part, RiskLevel.High, string.Join(" ", part.Reasons)),
        _ => new(name, part.Part, part.Score.Value >= LowFrom ? RiskLevel.Low : RiskLevel.Medium, FormattableString.Invariant($"The score of {part.Part} is {part.Score.Value:0.00} of 1.")),
    };
}
