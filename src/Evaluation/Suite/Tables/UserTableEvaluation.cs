namespace SynthRec.MLNet.Evaluation;

/// <summary>Judges the attributes of users: how alike they are, and what classifiers learn of them.</summary>
internal sealed class UserTableEvaluation(UserTableData data, EvaluationOptions options, EvaluationNotes notes, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
{
    /// <summary>The report, and what it adds to the score of fidelity.</summary>
    public (UserTableReport Report, IReadOnlyList<ScoreTerm> Terms) Run()
    {
        var fidelity = new TableComparison(options.Fidelity, progress, cancellationToken).Compare(data.Real, data.Synthetic);
        ScoreTerm[] terms = [.. TableScore.Terms(fidelity, TableAnchors.Measure(data.Real, fidelity.FloorCount, options, cancellationToken))];
        if (terms.Length == 0)
            notes.Add($"The attributes of users do not count in the score of fidelity: no metric tells {fidelity.FloorCount} real users from as many without structure. Give more users.");
        else if (!terms.Any(TableScore.IsOfLinks))
            notes.Add($"What links the attributes of users does not count in the score of fidelity: no metric tells {fidelity.FloorCount} real users from as many with independent columns. Either the attributes do not depend on each other, or there are too few users.");
        return (new() { Fidelity = fidelity, Downstream = data.Labels.Count == 0 ? [new(null, null, data.WhyNoLabels)] : [.. data.Labels.Select(Downstream)] }, terms);
    }

    private DownstreamResult Downstream(string label)
    {
        var labeller = new TableLabeller(data.Real, label);
        List<string> unlabelled = [];
        LabelledTable Labelled(Table table, string side)
        {
            var rows = labeller.Of(table);
            if (rows.Count < table.Count)
                unlabelled.Add(DownstreamClassifiers.NoteOnUnlabelled(table.Count - rows.Count, side, label));
            return rows;
        }

        try
        {
            var report = DownstreamClassifiers.Evaluate(
                Labelled(data.Real, "real"),
                Labelled(data.Synthetic, "synthetic"),
                data.Holdout is { } holdout ? Labelled(holdout, "holdout") : null,
                new() { LabelColumn = label, Seed = options.Seed },
                unlabelled,
                progress,
                cancellationToken);
            foreach (var note in report.Notes)
                notes.Add($"Classifiers of '{label}': {note}");
            return new(label, report, null);
        }
        catch (InvalidDataException exception)
        {
            return new(label, null, exception.Message);
        }
    }
}
