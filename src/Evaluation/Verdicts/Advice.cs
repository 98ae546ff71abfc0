namespace SynthRec.MLNet.Evaluation;

/// <summary>Says what to do about what was found.</summary>
internal static class Advice
{
    public static IReadOnlyList<Recommendation> Of(Verdict verdict, UtilityReport? utility, PrivacyReport? privacy, bool hasHoldout, EvaluationOptions options) =>
        [.. All(verdict, utility, privacy, hasHoldout, options).OrderBy(advice => advice.Priority)];

    private static IEnumerable<Recommendation> All(Verdict verdict, UtilityReport? utility, PrivacyReport? privacy, bool hasHoldout, EvaluationOptions options)
    {
        if (!hasHoldout)
            yield return new(RecommendationPriority.High, EvaluationPart.Privacy, "There is no holdout: set some real users apart before the generator is fitted and give them, so that attacks can be judged and recommenders tested.");
        foreach (var advice in OfPrivacy(verdict[EvaluationPart.Privacy], privacy))
            yield return advice;
        foreach (var advice in OfScores(verdict))
            yield return advice;
        if (utility?.Metrics.FirstOrDefault(metric => metric.Name == PredictiveParity.RelativeRegretName(UtilityArm.TrainSyntheticTestReal.Abbreviation())) is { Value: { } regret and > 0.01 })
            yield return new(RecommendationPriority.Medium, EvaluationPart.Utility, FormattableString.Invariant($"Synthetic users pick another recommender than real ones, which costs {regret:P1} of NDCG: choose recommenders on real users."));
        if (options.SensitiveAttributes.Count == 0)
            yield return new(RecommendationPriority.Low, EvaluationPart.Fairness, "No sensitive attribute was given: name one, such as an age band, to see whether groups are represented as they are.");
    }

    private static IEnumerable<Recommendation> OfPrivacy(PartVerdict part, PrivacyReport? privacy)
    {
        if (privacy is null || part.Outcome == PartOutcome.NotAssessed)
            yield break;
        if (part.Outcome == PartOutcome.Fail)
            yield return new(RecommendationPriority.High, EvaluationPart.Privacy, $"{Found(privacy)}: train with differential privacy or stop earlier, and do not release this data.");

        if (privacy.WorstHitUsers.Count(user => user.NearestSimilarity == 1) is var copied and > 0 && part.Outcome == PartOutcome.Fail)
            yield return new(RecommendationPriority.High, EvaluationPart.Privacy, $"{copied} of the {privacy.WorstHitUsers.Count} worst-hit members are copied item for item: look for real users in the output of the generator.");
        if (privacy.Membership.FirstOrDefault(metric => metric.Name == "Smallest leak in reach") is { NotDefinedBecause: { } reason })
            yield return new(RecommendationPriority.Medium, EvaluationPart.Privacy, $"{reason} Give more holdout users.");
    }

    /// <summary>What the most significant attack reached.</summary>
    private static string Found(PrivacyReport privacy)
    {
        if (privacy.AllRisks().FirstOrDefault(risk => risk.Subject == privacy.SmallestPValue.Subject) is { } risk)
            return FormattableString.Invariant($"The risk of {risk.Subject} is {risk.Value:0.00} above that of people never seen");
        return privacy.Membership.Where(metric => metric is { Value: not null, Floor: > 0 and < 0.5 }).MaxBy(metric => metric.Floor) is { Value: { } value, Floor: { } floor } rate
            ? FormattableString.Invariant($"Membership TPR@{floor:0.#%}FPR is {value:0.00} ({rate.Subject})")
            : FormattableString.Invariant($"Membership AUC is {privacy.Membership[0].Value:0.00} ({privacy.Membership[0].Subject})");
    }

    private static IEnumerable<Recommendation> OfScores(Verdict verdict)
    {
        foreach (var part in verdict.Parts.Where(part => part.Part != EvaluationPart.Privacy))
        {
            if (part.Outcome == PartOutcome.NotAssessed && part.Weight > 0)
                yield return new(RecommendationPriority.High, part.Part, $"{part.Part} was not assessed: {part.Reasons[0]}");
            else if (part.Outcome == PartOutcome.Fail)
                yield return new(RecommendationPriority.High, part.Part, $"{string.Join(" ", part.Reasons)} {Weakest(part)} {Mend(part)}");
            else if (part.Score.Value < RiskAssessment.LowFrom)
                yield return new(RecommendationPriority.Medium, part.Part, FormattableString.Invariant($"The score of {part.Part} is {part.Score.Value:0.00}. {Weakest(part)} {Mend(part)}"));
        }
    }

    private static string Weakest(PartVerdict part) => part.Terms.MinBy(term => term.Score) is { } term
        ? FormattableString.Invariant($"Weakest is {term.Name}{(term.Subject is null ? "" : $" of {term.Subject}")}: {term.Measured:0.###}, where real data reaches {term.Good:0.###}.")
        : "";

    private static string Mend(PartVerdict part) => part.Part switch
    {
        EvaluationPart.Fidelity when part.Terms.MinBy(term => term.Score) is { } term && TableScore.IsOfTables(term) => "Draw the attributes of synthetic users as they are spread and go together in the real table.",
        EvaluationPart.Fidelity => "Train the generator longer, or take one that keeps which items go together.",
        EvaluationPart.Utility => "Train the generator longer or with more data, lower its temperature, or train recommenders on real and synthetic users together.",
        EvaluationPart.Diversity => "Raise the temperature, or look for collapse in the generator's training.",
        _ => "Generate users under conditions so that each group has its share.",
    };
}
