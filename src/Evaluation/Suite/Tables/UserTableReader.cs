using Microsoft.ML;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Reads the attributes of users of all sides and checks that they can be judged.</summary>
internal sealed class UserTableReader(UserTables tables, EvaluationOptions options, EvaluationNotes notes, CancellationToken cancellationToken)
{
    private readonly string? idColumn = IdColumnOf(tables, options);

    /// <exception cref="InvalidDataException">Tables cannot be judged; the message names the column and the mend.</exception>
    public UserTableData Read(Interactions real, Interactions synthetic, Interactions? holdout)
    {
        if (tables.Holdout is not null && holdout is null)
            throw new InvalidDataException("A holdout table of users was given and no holdout of interactions. Give both or neither.");
        string[] excluded = [.. tables.Excluded, .. idColumn is null ? [] : new[] { idColumn }];
        RequireKnown(excluded);
        var plan = TablePlan.Of(tables.Real.Schema, tables.Synthetic.Schema, options.Fidelity, excluded);
        if (tables.Holdout is { } view)
            TablePlan.RequireIn(plan, tables.Real.Schema, view.Schema, "holdout", options.Fidelity);
        var labels = LabelsOf(plan);
        var reader = new TableReader(plan, options.Fidelity.ValueSeparator, cancellationToken);
        Table ReadSide(IDataView rows, Interactions? data, string side)
        {
            var table = reader.Read(rows, side);
            return idColumn is null || data is null ? table : table.Select(new UserRows(idColumn, notes, cancellationToken).Of(rows, data, side));
        }

        return new(
            ReadSide(tables.Real, real, "real"),
            ReadSide(tables.Synthetic, synthetic, "synthetic"),
            tables.Holdout is { } unseen ? ReadSide(unseen, holdout, "holdout") : null,
            labels,
            WhyNoLabels(labels));
    }

    private static string? IdColumnOf(UserTables tables, EvaluationOptions options)
    {
        var usual = (options.Columns ?? new()).User;
        return tables.IdColumn ?? (tables.Real.Schema.GetColumnOrNull(usual) is null ? null : usual);
    }

    private void RequireKnown(string[] excluded)
    {
        foreach (var name in excluded)
        {
            if (tables.Real.Schema.GetColumnOrNull(name) is null && tables.Synthetic.Schema.GetColumnOrNull(name) is null)
                throw new InvalidDataException($"Neither table of users has a column '{name}', which {nameof(UserTables)} names.");
        }
    }

    private IReadOnlyList<string> LabelsOf((string Name, ColumnKind Kind)[] plan)
    {
        if (tables.Labels is not { } wanted)
            return [.. options.SensitiveAttributes.Select(attribute => attribute.Name).Where(name => plan.Any(column => column.Name == name && column.Kind is ColumnKind.Numeric or ColumnKind.Categorical)).Distinct()];
        foreach (var label in wanted)
        {
            if (plan.FirstOrDefault(column => column.Name == label) is not { Name: not null } found)
                throw new InvalidDataException($"There is no column '{label}' among those of the users that are compared, so it can be no label. They are: {string.Join(", ", plan.Select(column => $"'{column.Name}'"))}.");
            if (found.Kind is ColumnKind.Time or ColumnKind.MultiValued)
                throw new InvalidDataException($"Column '{label}' of the users is {found.Kind}. A label must be of numbers or categories.");
        }

        return [.. wanted.Distinct()];
    }

    private string WhyNoLabels(IReadOnlyList<string> labels) => labels.Count > 0 ? ""
        : options.SensitiveAttributes.Count == 0 ? "No label column was named, and there are no sensitive attributes to take for labels."
        : $"No label column was named, and the tables of users hold none of the sensitive attributes ({string.Join(", ", options.SensitiveAttributes.Select(attribute => attribute.Name))}) as a column of numbers or categories.";
}
