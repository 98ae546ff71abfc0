namespace SynthRec.MLNet.Evaluation;

/// <summary>The tables at the head of the page.</summary>
internal static class SummaryTables
{
    public static IEnumerable<PageTable> Of(EvaluationReport report)
    {
        yield return new("The parts", ["Part", "Verdict", "Score", "Weight", "Why"], [.. report.Verdict.Parts.Select(part => new PageRow(
            new(part.Part.ToString(), Target: part.Part.ToString().ToLowerInvariant()),
            [
                new(Words.Of(part.Outcome), Class: part.Outcome.ToString().ToLowerInvariant()),
                new(FigureFormat.OfScore(part.Score.Value), MetricTables.Key(part.Score.Value), part.Score.Definition, Class: "n"),
                new(FigureFormat.OfScore(part.Weight), MetricTables.Key(part.Weight), Class: "n"),
                new(string.Join(" ", part.Reasons)),
            ]))]);
        yield return new("Recommendations", ["Priority", "Part", "What to do"], [.. report.Recommendations.Select(advice => new PageRow(
            new(advice.Priority.ToString(), ((int)advice.Priority).ToString()),
            [new(advice.Part.ToString()), new(advice.Text)]))]);
        yield return new("Figures for decisions", ["Figure", "Value", "Definition"], [.. report.BusinessMetrics.Select(metric => new PageRow(
            new(metric.Name),
            [
                metric.Value is { } value ? MetricTables.Number(value) : new("not defined", "", metric.NotDefinedBecause, Class: "undefined"),
                new(metric.NotDefinedBecause is { } reason ? $"{metric.Definition} Not defined: {reason}" : metric.Definition),
            ]))]);
        yield return new("Risks", ["Risk", "Level", "Evidence"], [.. report.Risks.Select(risk => new PageRow(
            new(risk.Name),
            [new(risk.Level.ToString(), ((int)risk.Level).ToString(), Class: $"risk-{risk.Level.ToString().ToLowerInvariant()}"), new(risk.Evidence)]))]);
    }
}
