using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Evaluation.Tests;

public class FullEvaluationTests
{
    /// <summary>
    /// A term of fidelity falls below 1 only beyond the limit of real halves, and then by about their noise, at most a quarter; of 203 test users the share
    /// of lift has a standard error of about 0.06, of which 0.4 counts. So 0.9 is about four standard errors below what is expected.
    /// </summary>
    [Fact]
    public void Other_real_people_score_near_1_and_pass()
    {
        Assert.Empty(Evaluated.Half.Verdict.Reasons);
        Assert.True(Evaluated.Half.Verdict.Passes);
        Assert.InRange(Evaluated.Half.Verdict.Score.Value!.Value, 0.9, 1);
        Assert.All([EvaluationPart.Fidelity, EvaluationPart.Diversity], part => Assert.InRange(Evaluated.Half.Verdict[part].Score.Value!.Value, 0.9, 1));
    }

    [Fact]
    public void Attributes_of_users_are_a_part_of_fidelity_and_of_utility()
    {
        var report = Evaluated.Half;
        Assert.Equal((400, 400, 200), (report.UserTables!.Fidelity.RealCount, report.UserTables.Fidelity.SyntheticCount, report.UserTables.Fidelity.FloorCount));
        Assert.Contains(report.Verdict[EvaluationPart.Fidelity].Terms, term => term is { Group: "attributes of users, single columns", Subject: "Genres" });
        Assert.Contains(report.Verdict[EvaluationPart.Fidelity].Terms, term => term.Group == "attributes of users, what links columns");
        Assert.Equal(["Region", "Age"], report.UserTables.Downstream.Select(result => result.Label));
        Assert.True(report.UserTables.Downstream[0].Report!.HasHoldout);
        Assert.Contains("classifiers need 2 to 100", report.UserTables.Downstream[1].NotDefinedBecause, StringComparison.Ordinal);
        Assert.Null(Evaluated.Copier.UserTables);
    }

    [Fact]
    public void Every_sensitive_attribute_is_attacked()
    {
        var (real, synthetic, holdout) = (TestData.Random(40, 12), TestData.Random(40, 12, 2), TestData.Random(40, 12, 3));
        UserGroups Of(string attribute, int by) => new(attribute, Enumerable.Range(0, 40).Select(user => KeyValuePair.Create($"u{user}", user % by == 0 ? "a" : "b")));
        var report = FullEvaluation.Run(real, synthetic, holdout, Evaluated.Options with
        {
            SensitiveAttributes = [new(Of("gender", 2), Of("gender", 2), Of("gender", 2)), new(Of("age", 3), Of("age", 3), Of("age", 3)), new(Of("town", 4), null, Of("town", 4))],
        });
        var risks = report.Privacy!.AttributeInference.Where(metric => metric.Name == "Risk").ToDictionary(metric => metric.Subject!);
        Assert.Equal(["attribute inference, age", "attribute inference, gender", "attribute inference, town"], risks.Keys.Order());
        Assert.NotNull(risks["attribute inference, gender"].PValue);
        Assert.NotNull(risks["attribute inference, age"].PValue);
        Assert.Contains("no labels of 'town'", risks["attribute inference, town"].NotDefinedBecause, StringComparison.Ordinal);
    }

    /// <summary>What links columns is as far from real as the anchor is: each term is 0 but for noise, which is at most a quarter of the way, and the mean of many less.</summary>
    [Fact]
    public void Independent_columns_score_near_0_in_what_they_do_not_know()
    {
        var verdict = Evaluated.Independent.Verdict;
        Assert.False(verdict.Passes);
        Assert.InRange(verdict[EvaluationPart.Fidelity].Score.Value!.Value, 0, 0.125);
        Assert.InRange(verdict[EvaluationPart.Utility].Score.Value!.Value, 0, 0.125);
        Assert.Equal(PartOutcome.Fail, verdict[EvaluationPart.Utility].Outcome);
        Assert.True(verdict[EvaluationPart.Diversity].Score.Value < Evaluated.Half.Verdict[EvaluationPart.Diversity].Score.Value);
    }

    [Fact]
    public void A_copier_fails_by_privacy_alone_however_good_its_data_is()
    {
        var verdict = Evaluated.Copier.Verdict;
        Assert.False(verdict.Passes);
        Assert.InRange(verdict.Score.Value!.Value, 0.75, 1);
        Assert.NotEmpty(verdict.Reasons);
        Assert.All(verdict.Reasons, reason => Assert.StartsWith("Privacy", reason, StringComparison.Ordinal));
        Assert.Contains(Evaluated.Copier.Recommendations, advice => advice.Priority == RecommendationPriority.High && advice.Text.Contains("differential privacy", StringComparison.Ordinal));
        Assert.Contains(Evaluated.Copier.Risks, risk => risk is { Part: EvaluationPart.Privacy, Level: RiskLevel.High });
    }

    [Fact]
    public void Few_users_leave_parts_that_say_why()
    {
        var report = Evaluated.Few;
        Assert.False(report.Verdict.Passes);
        Assert.All(report.Verdict.Parts.Where(part => part.Outcome == PartOutcome.NotAssessed), part => Assert.NotEmpty(part.Reasons));
        Assert.Equal(PartOutcome.NotAssessed, report.Verdict[EvaluationPart.Privacy].Outcome);
        Assert.Contains("holdout", report.Verdict[EvaluationPart.Privacy].Reasons[0], StringComparison.Ordinal);
        Assert.Contains("sensitive attribute", report.Verdict[EvaluationPart.Fairness].Reasons[0], StringComparison.Ordinal);
        Assert.Equal(6, report.BusinessMetrics.Count);
        Assert.All(report.BusinessMetrics, metric => Assert.True(metric.Value is not null || metric.NotDefinedBecause is { Length: > 0 }));
    }

    [Fact]
    public void Bad_input_is_refused_with_its_reason()
    {
        var (real, empty) = (TestData.Random(20, 8), TestData.OfSets(8, [[], []]));
        Assert.Contains("holdout has no interactions", Assert.Throws<InvalidDataException>(() => FullEvaluation.Run(real, real, empty)).Message, StringComparison.Ordinal);
        Assert.Contains("synthetic data has no interactions", Assert.Throws<InvalidDataException>(() => FullEvaluation.Run(real, empty)).Message, StringComparison.Ordinal);
        Assert.Contains("weights", Assert.Throws<ArgumentException>(() => FullEvaluation.Run(real, real, null, new() { Weights = new() { Utility = -1 } })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => FullEvaluation.Run(real, real, null, new() { Gates = new() { Significance = 0 } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => FullEvaluation.Run(real, real, null, new() { Costs = new(0, 1) }));
    }

    [Fact]
    public void Columns_of_one_side_alone_are_noted()
    {
        var report = FullEvaluation.Run(
            TestData.OfRatings(4, [[0, 1], [1, 2], [2, 3]], [1, 2, 3, 4, 5, 4]),
            TestData.OfSets(4, [0, 1], [1, 2], [2, 3]),
            null,
            Evaluated.Options);
        Assert.Contains(report.Notes, note => note.Contains("synthetic ones have none", StringComparison.Ordinal));
        Assert.Contains(report.Fidelity!.Metrics, metric => metric.NotDefinedBecause is { } reason && reason.Contains("no values", StringComparison.Ordinal));
    }

    [Fact]
    public void Data_views_are_judged_as_their_interactions_are_with_groups_by_a_column()
    {
        var context = new MLContext(0);
        Row[] RowsOf(string prefix, int seed) => [.. Rows(prefix, seed)];
        IDataView View(Row[] rows) => context.Data.LoadFromEnumerable(rows);
        var (real, synthetic) = (View(RowsOf("r", 1)), View(RowsOf("s", 2)));
        var report = context.SynthRec().Evaluate(real, synthetic, null, Evaluated.Options with { SensitiveColumns = ["Gender"], Costs = new(100, 25) });
        Assert.Equal("Gender", Assert.Single(report.Fairness).Attribute);
        Assert.Equal(0.75, report.BusinessMetrics.Single(metric => metric.Name == "Cost reduction ratio").Value);
        InteractionColumns columns = new() { Value = "Value" };
        var same = context.SynthRec().Evaluate(
            real.ToInteractions(new() { Columns = columns }),
            synthetic.ToInteractions(new() { Columns = columns }),
            null,
            Evaluated.Options with { SensitiveAttributes = [new(Groups("r"), Groups("s"))], Costs = new(100, 25), NumberOfThreads = 1 });
        Assert.Equal(JsonNode.Parse(report.ToJson())!.ToJsonString(), JsonNode.Parse(same.ToJson())!.ToJsonString());
    }

    private static UserGroups Groups(string prefix) => new("Gender", Enumerable.Range(0, 40).Select(user => KeyValuePair.Create($"{prefix}{user}", GenderOf(user))));

    private static string GenderOf(int user) => user % 2 == 0 ? "F" : "M";

    private static IEnumerable<Row> Rows(string prefix, int seed)
    {
        var random = SeededRandom.For(seed);
        for (var user = 0; user < 40; user++)
        {
            for (var item = 0; item < 12; item++)
            {
                if (item % 12 == user % 12 || random.NextDouble() < 0.4)
                    yield return new() { User = $"{prefix}{user}", Item = $"i{item}", Value = 1 + random.NextInt32(5), Gender = GenderOf(user) };
            }
        }
    }

    private sealed class Row
    {
        public string User { get; init; } = "";

        public string Item { get; init; } = "";

        public float Value { get; init; }

        public string Gender { get; init; } = "";
    }
}
