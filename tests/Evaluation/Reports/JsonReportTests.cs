using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace SynthRec.MLNet.Evaluation.Tests;

public class JsonReportTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(EvaluationReport.JsonSchema);

    [Fact]
    public void Reports_fit_the_schema()
    {
        foreach (var report in new[] { Evaluated.Half, Evaluated.Copier, Evaluated.Few })
        {
            var result = Schema.Evaluate(JsonDocument.Parse(report.ToJson()).RootElement, new Json.Schema.EvaluationOptions { OutputFormat = OutputFormat.List });
            Assert.True(result.IsValid, string.Join("\n", result.Details?.Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}") ?? []));
        }
    }

    [Fact]
    public void The_schema_refuses_what_no_report_is()
    {
        Assert.False(IsValid(json => json["verdict"] = "maybe"));
        Assert.False(IsValid(json => json["score"] = "NaN"));
        Assert.False(IsValid(json => json["privacy"]!.AsObject().Remove("verdict")));
        Assert.False(IsValid(json => json["fidelity"]!["metrics"]![0]!["value"] = null));
        Assert.False(IsValid(json => json["fidelity"]!["userTables"]!["metrics"]![0]!["value"] = null));
        Assert.False(IsValid(json => json["utility"]!["downstream"]![0]!.AsObject().Remove("scores")));
        Assert.True(IsValid(_ => { }));
    }

    [Fact]
    public void The_top_level_has_verdict_and_score_and_a_verdict_for_each_part()
    {
        var json = Parse(Evaluated.Copier).AsObject();
        Assert.Equal("fail", (string?)json["verdict"]);
        Assert.Equal(Evaluated.Copier.Verdict.Score.Value, (double?)json["score"]);
        Assert.Equal(["pass", "pass", "fail", "notAssessed", "pass"], new[] { "fidelity", "utility", "privacy", "fairness", "diversity" }.Select(part => (string?)json[part]!["verdict"]));
    }

    [Fact]
    public void Attributes_of_users_stand_with_fidelity_and_utility()
    {
        var json = Parse(Evaluated.Half);
        var metrics = json["fidelity"]!["userTables"]!["metrics"]!.AsArray();
        var distance = metrics.Single(metric => (string?)metric!["name"] == "column distance" && (string?)metric["subject"] == "Age")!;
        Assert.Equal(Evaluated.Half.UserTables!.Fidelity.Find("column distance", "Age")!.Floor, (double?)distance["floor"]);
        Assert.Equal(["Region", "Age"], json["utility"]!["downstream"]!.AsArray().Select(one => (string?)one!["label"]));
        Assert.Contains(json["fidelity"]!["userTables"]!["distributions"]!.AsArray(), series => (string?)series!["name"] == "Joined" && (bool?)series["areTimes"] == true);
        Assert.Null(Parse(Evaluated.Copier)["fidelity"]!["userTables"]);
    }

    private static bool IsValid(Action<JsonObject> change)
    {
        var json = Parse(Evaluated.Half).AsObject();
        change(json);
        return Schema.Evaluate(JsonSerializer.SerializeToElement(json)).IsValid;
    }

    private static JsonNode Parse(EvaluationReport report) => JsonNode.Parse(report.ToJson())!;
}
