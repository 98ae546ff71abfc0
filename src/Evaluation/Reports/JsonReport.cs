using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>An evaluation as JSON. A number that is no number stops it: metrics without a value say so.</summary>
internal static class JsonReport
{
    private const int SchemaVersion = 1;

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Of(EvaluationReport report) => new JsonObject
    {
        ["schemaVersion"] = SchemaVersion,
        ["verdict"] = report.Verdict.Passes ? "pass" : "fail",
        ["score"] = report.Verdict.Score.Value,
        ["reasons"] = Node(report.Verdict.Reasons),
        ["fidelity"] = Part(report, EvaluationPart.Fidelity, FidelityOf(report.Fidelity, report.UserTables?.Fidelity)),
        ["utility"] = Part(report, EvaluationPart.Utility, UtilityOf(report.Utility, report.UserTables)),
        ["privacy"] = Part(report, EvaluationPart.Privacy, PrivacyOf(report.Privacy)),
        ["fairness"] = Part(report, EvaluationPart.Fairness, new() { ["attributes"] = Node(report.Fairness) }),
        ["diversity"] = Part(report, EvaluationPart.Diversity, DiversityOf(report.Diversity)),
        ["businessMetrics"] = Node(report.BusinessMetrics),
        ["recommendations"] = Node(report.Recommendations),
        ["risks"] = Node(report.Risks),
        ["counts"] = Node(report.Counts),
        ["notes"] = Node(report.Notes),
        ["versions"] = Node(report.Versions),
        ["seed"] = report.Seed,
    }.ToJsonString(Format);

    private static JsonObject Part(EvaluationReport report, EvaluationPart part, JsonObject figures)
    {
        var verdict = report.Verdict[part];
        JsonObject json = new()
        {
            ["verdict"] = Node(verdict.Outcome),
            ["score"] = verdict.Score.Value,
            ["scoreDefinition"] = verdict.Score.Definition,
            ["weight"] = verdict.Weight,
            ["reasons"] = Node(verdict.Reasons),
            ["terms"] = Node(verdict.Terms),
        };
        foreach (var (name, value) in figures)
            json[name] = value?.DeepClone();
        return json;
    }

    private static JsonObject FidelityOf(FidelityReport? report, FidelityReport? ofTables) => new()
    {
        ["metrics"] = Node(report?.Metrics ?? []),
        ["distributions"] = Node(report?.Distributions ?? []),
        ["shares"] = Node(report?.Shares ?? []),
        ["pairs"] = Node(report?.Pairs ?? []),
        ["usersInFloor"] = report?.FloorCount,
        ["userTables"] = ofTables is null ? null : new JsonObject
        {
            ["metrics"] = Node(ofTables.Metrics),
            ["distributions"] = Node(ofTables.Distributions),
            ["shares"] = Node(ofTables.Shares),
            ["realRows"] = ofTables.RealCount,
            ["syntheticRows"] = ofTables.SyntheticCount,
            ["rowsInFloor"] = ofTables.FloorCount,
        },
    };

    private static JsonObject UtilityOf(UtilityReport? report, UserTableReport? ofTables) => new()
    {
        ["metrics"] = Node(report?.Metrics ?? []),
        ["scores"] = Node(report?.Scores ?? []),
        ["learningCurveRecommender"] = report?.LearningCurveRecommender,
        ["learningCurve"] = Node(report?.LearningCurve ?? []),
        ["counts"] = Node(report?.Counts),
        ["hasHoldout"] = report?.HasHoldout,
        ["downstream"] = Node(ofTables?.Downstream.Select(result => new { result.Label, Classes = result.Report?.Classes ?? [], HasHoldout = result.Report?.HasHoldout, result.Metrics, Scores = result.Report?.Scores ?? [] }) ?? []),
    };

    private static JsonObject PrivacyOf(PrivacyReport? report) => new()
    {
        ["metrics"] = Node(report?.AllMetrics ?? []),
        ["roc"] = Node(report?.MembershipAttacks.Select(attack => new { attack.Name, Points = attack.Roc }) ?? []),
        ["worstHitUsers"] = Node(report?.WorstHitUsers ?? []),
        ["distanceDistributions"] = Node(report?.DistanceDistributions ?? []),
    };

    private static JsonObject DiversityOf(DiversityReport? report) => new()
    {
        ["metrics"] = Node(report?.Metrics ?? []),
        ["usersCompared"] = report?.UsersCompared,
        ["hasCollapsed"] = report?.Collapse?.HasCollapsed,
    };

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Format);
}
