using System.Text;

namespace SynthRec.MLNet.Evaluation;

/// <summary>An evaluation as Markdown, short enough for a pull request.</summary>
internal static class MarkdownReport
{
    public static string Of(EvaluationReport report)
    {
        var text = new StringBuilder();
        void Line(string line = "") => text.Append(line).Append('\n');
        Line($"## Synthetic data: {Words.Of(report.Verdict.Passes)}, score {FigureFormat.OfScore(report.Verdict.Score.Value)}");
        Line();
        Line($"{FigureFormat.Of(report.Counts.SyntheticUsers)} synthetic users ({FigureFormat.Of(report.Counts.SyntheticInteractions)} interactions) beside {FigureFormat.Of(report.Counts.RealUsers)} real ones ({FigureFormat.Of(report.Counts.RealInteractions)}), {(report.Counts.HoldoutUsers is { } holdout ? $"{FigureFormat.Of(holdout)} users held out" : "no holdout")}.");
        Line();
        foreach (var reason in report.Verdict.Reasons)
            Line($"- {Escape(reason)}");
        if (report.Verdict.Reasons.Count > 0)
            Line();
        Line("| Part | Verdict | Score | Weight |");
        Line("|---|---|---|---|");
        foreach (var part in report.Verdict.Parts)
            Line($"| {part.Part} | {Words.Of(part.Outcome)} | {FigureFormat.OfScore(part.Score.Value)} | {FigureFormat.OfScore(part.Weight)} |");
        Line();
        Line("| Figure | Value |");
        Line("|---|---|");
        foreach (var metric in report.BusinessMetrics)
            Line($"| {metric.Name} | {(metric.Value is { } value ? FigureFormat.Of(value) : $"not defined: {Escape(metric.NotDefinedBecause!)}")} |");
        Line();
        if (report.UserTables is { } tables)
        {
            foreach (var line in AttributesOf(tables))
                Line(line);
            Line();
        }

        foreach (var advice in report.Recommendations)
            Line($"- **{advice.Priority}** ({advice.Part}): {Escape(advice.Text)}");
        return text.ToString();
    }

    /// <summary>A row for each column, and one for each classifier of each label.</summary>
    private static IEnumerable<string> AttributesOf(UserTableReport tables)
    {
        yield return "| Attribute of users | Distance at the floor's size | Floor | Within noise |";
        yield return "|---|---|---|---|";
        foreach (var metric in tables.Fidelity.Metrics.Where(metric => metric.Name == ColumnDistance.Name))
            yield return $"| {Escape(metric.Subject!)} | {FigureFormat.Of(metric.AtFloorSize)} | {FigureFormat.Of(metric.Floor)} | {metric.IsWithinNoise switch { true => "yes", false => "no", _ => FigureFormat.Nothing }} |";
        yield return "";
        yield return "| Told by classifiers | Learner | Share of real lift | 95 % interval |";
        yield return "|---|---|---|---|";
        foreach (var result in tables.Downstream)
        {
            foreach (var metric in result.Metrics.Where(metric => metric.Name == ShareMetric.LiftName))
                yield return $"| {Escape(result.Label ?? FigureFormat.Nothing)} | {Escape(result.Report is null ? FigureFormat.Nothing : metric.Subject!)} | {(metric.Value is { } value ? FigureFormat.Of(value) : $"not defined: {Escape(metric.NotDefinedBecause!)}")} | {FigureFormat.Of(metric.Interval)} |";
        }
    }

    /// <summary>What came from data must neither make markup nor end a cell.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings(" "))
            escaped.Append("\\`*_{}[]<>#|!~&@".Contains(letter) ? $"\\{letter}" : letter.ToString());
        return escaped.ToString();
    }
}
