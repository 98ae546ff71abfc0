using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;

namespace SynthRec.MLNet.Evaluation;

/// <summary>An evaluation as one page of HTML. Whatever came from data is encoded by the template engine.</summary>
internal static class HtmlReport
{
    private static readonly Lazy<IFluidTemplate> Template = new(() => new FluidParser(new() { AllowFunctions = true }).Parse(EmbeddedText.Read("report.liquid")));
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(EvaluationReport report)
    {
        var options = new TemplateOptions { MemberAccessStrategy = new UnsafeMemberAccessStrategy() };
        return Template.Value.Render(new TemplateContext(PageOf(report), options), Encoder);
    }

    private static Page PageOf(EvaluationReport report) => new(
        "Evaluation of synthetic users",
        Words.Of(report.Verdict.Passes),
        FigureFormat.OfScore(report.Verdict.Score.Value),
        report.Verdict.Score.Definition,
        DataOf(report.Counts),
        report.Verdict.Reasons,
        [.. SummaryTables.Of(report)],
        [.. Enum.GetValues<EvaluationPart>().Select(part => SectionOf(report, part))],
        report.Notes,
        $"SynthRec.MLNet {report.Versions.SynthRec}, ML.NET {report.Versions.MLNet}, {report.Versions.Runtime}; seed {report.Seed}.");

    private static string DataOf(EvaluationCounts counts) =>
        $"{FigureFormat.Of(counts.SyntheticUsers)} synthetic users with {FigureFormat.Of(counts.SyntheticInteractions)} interactions, beside {FigureFormat.Of(counts.RealUsers)} real users with {FigureFormat.Of(counts.RealInteractions)}; "
        + (counts.HoldoutUsers is { } holdout ? $"{FigureFormat.Of(holdout)} real users with {FigureFormat.Of(counts.HoldoutInteractions!.Value)} interactions were held out." : "no users were held out.");

    private static PageSection SectionOf(EvaluationReport report, EvaluationPart part)
    {
        var verdict = report.Verdict[part];
        var id = part.ToString().ToLowerInvariant();
        var tables = new MetricTables(id);
        var (figures, ofPart) = part switch
        {
            EvaluationPart.Fidelity => FidelitySection.Of(report.Fidelity, report.UserTables?.Fidelity, tables),
            EvaluationPart.Utility => UtilitySection.Of(report.Utility, report.UserTables?.Downstream ?? [], tables),
            EvaluationPart.Privacy => PrivacySection.Of(report.Privacy, tables),
            EvaluationPart.Fairness => FairnessSection.Of(report.Fairness, tables),
            _ => DiversitySection.Of(report.Diversity, tables),
        };
        return new(
            id,
            part.ToString(),
            Words.Of(verdict.Outcome),
            verdict.Outcome.ToString().ToLowerInvariant(),
            FigureFormat.OfScore(verdict.Score.Value),
            verdict.Score.Definition,
            Words.About(part),
            verdict.Reasons,
            [.. figures],
            [.. verdict.Terms.Count == 0 ? Array.Empty<PageTable>() : [MetricTables.OfTerms(verdict)], .. ofPart.Where(table => table.Rows.Count > 0)],
            tables.Definitions);
    }
}
