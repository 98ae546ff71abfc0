using System.Text;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Whether synthetic data is good, safe and fair: the verdict and all that it rests on.</summary>
public sealed record EvaluationReport
{
    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Fidelity; null if it could not be measured, which <see cref="Verdict"/> says.</summary>
    public required FidelityReport? Fidelity { get; init; }

    /// <summary>Utility; null if it could not be measured.</summary>
    public required UtilityReport? Utility { get; init; }

    /// <summary>Privacy; null if it could not be measured. Without a holdout its attacks are there and say that they have no control.</summary>
    public required PrivacyReport? Privacy { get; init; }

    /// <summary>Fairness by each sensitive attribute that real and synthetic users have.</summary>
    public required IReadOnlyList<FairnessReport> Fairness { get; init; }

    /// <summary>Diversity; null if it could not be measured.</summary>
    public required DiversityReport? Diversity { get; init; }

    /// <summary>What was found of the attributes of users, which stands with fidelity and utility; null if none were given.</summary>
    public UserTableReport? UserTables { get; init; }

    /// <summary>
    /// Six figures for those who decide: generation quality score, privacy protection level, utility preservation rate, cost reduction ratio, risk
    /// mitigation index, fairness improvement score.
    /// </summary>
    public required IReadOnlyList<Metric> BusinessMetrics { get; init; }

    /// <summary>What to do, the most urgent first.</summary>
    public required IReadOnlyList<Recommendation> Recommendations { get; init; }

    /// <summary>What may go wrong when the data is used, and what speaks for it.</summary>
    public required IReadOnlyList<RiskFinding> Risks { get; init; }

    /// <summary>The sizes of the data.</summary>
    public required EvaluationCounts Counts { get; init; }

    /// <summary>What a reader must know of the data, a sentence or two each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What it was made with.</summary>
    public ExperimentVersions Versions { get; init; } = new();

    /// <summary>The seed of all draws.</summary>
    public required int Seed { get; init; }

    /// <summary>The schema of the JSON, in JSON Schema 2020-12.</summary>
    public static string JsonSchema => EmbeddedText.Read("evaluation.schema.json");

    /// <summary>All figures as JSON that fits <see cref="JsonSchema"/>.</summary>
    public string ToJson() => JsonReport.Of(this);

    /// <summary>One page of HTML that needs nothing else.</summary>
    public string ToHtml() => HtmlReport.Of(this);

    /// <summary>The verdict and the main figures as Markdown, for pull requests.</summary>
    public string ToMarkdown() => MarkdownReport.Of(this);

    /// <summary>Writes <see cref="ToJson"/> to a file, whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteJson(string path) => Write(path, ToJson());

    /// <summary>Writes <see cref="ToHtml"/> to a file, whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteHtml(string path) => Write(path, ToHtml());

    /// <summary>Writes <see cref="ToMarkdown"/> to a file, whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteMarkdown(string path) => Write(path, ToMarkdown());

    private static void Write(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WholeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }
}
