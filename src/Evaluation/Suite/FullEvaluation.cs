namespace SynthRec.MLNet.Evaluation;

/// <summary>Judges synthetic users in every respect in one call: fidelity, utility, privacy, fairness and diversity, and a verdict over all.</summary>
/// <remarks>
/// <para>How parts are scored and what makes the verdict is in <see cref="VerdictGates"/>, <see cref="ScoreWeights"/> and each <see cref="PartVerdict"/>.</para>
/// <para>
/// A part that the data does not allow is there and says why. Without a holdout nobody can tell whether an attack finds members or just people, so
/// privacy is not assessed, and data that was not attacked does not pass (see <see cref="VerdictGates.MayBeMissing"/>).
/// </para>
/// <para>The same data, options and seed give the same report.</para>
/// </remarks>
public static class FullEvaluation
{
    private const string Stage = "evaluation";

    /// <summary>Judges synthetic users.</summary>
    /// <param name="real">All real users that the generator learnt from.</param>
    /// <param name="synthetic">The synthetic users. Items are matched by their ids.</param>
    /// <param name="holdout">Real users that the generator never saw; null leaves privacy without assessment and tests utility on a part of the real users.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">A side has no interactions, real and synthetic users have no item in common, or tables of users do not fit each other.</exception>
    /// <exception cref="ArgumentException">An option is out of its range or does not fit the data, or holdout users are members.</exception>
    public static EvaluationReport Run(
        Interactions real,
        Interactions synthetic,
        Interactions? holdout = null,
        EvaluationOptions? options = null,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        options = (options ?? new()).Validated();
        var notes = new EvaluationNotes();
        EvaluationInput.Check(real, synthetic, holdout, notes);
        var (alignedReal, alignedSynthetic) = SameItems.Of(real, synthetic);
        var ofUsers = options.UserTables is { } given ? new UserTableReader(given, options, notes, cancellationToken).Read(real, synthetic, holdout) : null;
        var done = 0;
        PartResult<T> Part<T>(EvaluationPart part, Func<T> run)
            where T : class
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new(Stage, done++, Enum.GetValues<EvaluationPart>().Length + 1, part.ToString()));
            return PartResult<T>.Of(run);
        }

        var fidelity = Part(EvaluationPart.Fidelity, () => ItemAttributeFidelity.AddTo(Fidelity.Compare(alignedReal, alignedSynthetic, options.Fidelity, progress, cancellationToken), alignedReal, alignedSynthetic, options, progress, cancellationToken));
        var utility = Part(EvaluationPart.Utility, () => UtilityOf(real, synthetic, holdout, options.Utility, progress, cancellationToken));
        var privacy = Part(EvaluationPart.Privacy, () => PrivacyAttacks.Run(real, synthetic, holdout, EvaluationInput.WithLabels(options, real, synthetic, holdout), progress, cancellationToken));
        var fairness = Part(EvaluationPart.Fairness, () => FairnessOf(alignedReal, alignedSynthetic, options, cancellationToken));
        var diversity = Part(EvaluationPart.Diversity, () => Diversity.Compare(alignedReal.WithoutValues(), alignedSynthetic.WithoutValues(), options.Diversity, progress, cancellationToken));
        var (tables, ofTables) = ofUsers is null ? (null, []) : new UserTableEvaluation(ofUsers, options, notes, progress, cancellationToken).Run();
        progress?.Report(new(Stage, done, done + 1, "anchors"));
        var anchors = ScoreAnchors.Measure(alignedReal, Math.Min(alignedReal.UserCount / 2, alignedSynthetic.UserCount), options, cancellationToken);
        progress?.Report(new(Stage, done + 1, done + 1));

        var verdict = VerdictMaker.Of(fidelity, utility, privacy, fairness, diversity, anchors, ofTables, options);
        var risks = RiskAssessment.Of(verdict, privacy.Report, holdout is not null, options.Gates);
        return new()
        {
            Verdict = verdict,
            Fidelity = fidelity.Report,
            Utility = utility.Report,
            Privacy = privacy.Report,
            Fairness = fairness.Report ?? [],
            Diversity = diversity.Report,
            UserTables = tables,
            BusinessMetrics = BusinessMetrics.Of(verdict, utility, fairness, risks, options),
            Recommendations = Advice.Of(verdict, utility.Report, privacy.Report, holdout is not null, options),
            Risks = risks,
            Counts = EvaluationCounts.Of(real, synthetic, holdout),
            Notes = [.. notes.All, .. utility.Report?.Notes ?? []],
            Seed = options.Seed,
        };
    }

    private static UtilityReport UtilityOf(Interactions real, Interactions synthetic, Interactions? holdout, UtilityOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return Utility.Evaluate(real, synthetic, holdout, options, progress, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            // The options are right by themselves, so the data is too small for them, such as for the length of lists.
            throw new InvalidDataException(exception.Message.Split(" (Parameter")[0], exception);
        }
    }

    private static FairnessReport[] FairnessOf(Interactions real, Interactions synthetic, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var attributes = options.SensitiveAttributes;
        if (attributes.Count == 0)
            throw new InvalidDataException("No sensitive attribute was given, so there are no groups to compare.");
        if (attributes.FirstOrDefault(attribute => attribute.Synthetic is null) is { } missing)
            throw new InvalidDataException($"The synthetic users have no labels of '{missing.Name}'. Generate users under conditions and give the conditions as labels.");
        return [.. attributes.Select(attribute => Fairness.Compare(real, attribute.Real, synthetic, attribute.Synthetic!, options.Fairness, cancellationToken))];
    }
}
