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
        foreach (var advice in report.Recommendations)
            Line($"- **{advice.Priority}** ({advice.Part}): {Escape(advice.Text)}");
        return text.ToString();
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
