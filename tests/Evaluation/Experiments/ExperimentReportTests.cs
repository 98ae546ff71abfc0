using System.Text.Json;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class ExperimentReportTests
{
    [Fact]
    public void Progress_rises_to_the_end()
    {
        var reports = new Reports();
        Experiment.Run(RealData.MovieLensSmall, TestRuns.Copy, [new Popularity()], TestRuns.Options with { NumberOfSeeds = 2 }, reports);
        var judging = reports.Where(report => report.Stage == "judging recommenders").ToArray();
        Assert.Equal([0L, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 11, 12], judging.Select(report => report.Done));
        Assert.All(judging, report => Assert.Equal(12, report.Total));
        Assert.Contains(reports, report => report.Stage == "seed 1: copying");
    }

    [Fact]
    public void The_table_names_recommenders_arms_and_figures()
    {
        var table = TestRuns.OfPopularity.ToTable();
        foreach (var text in new[] { "MF", "ItemKNN", "Popularity", "(a) visible", "(d) + both", "NDCG@10", "recall@10", "RMSE", "Membership AUC", "Left out", "no certain gain", "ML.NET 5", TestRuns.OfPopularity["MF"].Arms[0].Ndcg.ToString("F3"), TestRuns.OfPopularity["MF"].Arms[0].Rmse!.Value.ToString("F3") })
            Assert.Contains(text, table, StringComparison.Ordinal);
        Assert.All(table.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void The_table_says_first_what_synthetic_users_are_worth()
    {
        var lines = TestRuns.OfPopularity.ToTable().Split('\n');
        Assert.StartsWith("What synthetic users are worth", lines[0], StringComparison.Ordinal);
        Assert.Equal(["gap closed, NDCG@10", "gap closed, RMSE", "alone, NDCG@10 of real"], lines[2].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var knn = TestRuns.OfPopularity["ItemKNN"];
        Assert.Equal(
            ["ItemKNN", knn.GapClosed!.Value.ToString("P0"), "–", knn.ShareOfReal!.Value.ToString("P0")],
            lines.First(line => line.StartsWith("ItemKNN", StringComparison.Ordinal)).Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void Without_shares_the_table_has_no_empty_columns()
    {
        var result = Experiment.Run(RealData.MovieLensSmall, (SyntheticSource?)null, [new Popularity()], TestRuns.Options with { Arms = [ExperimentArm.Real] });
        Assert.DoesNotContain("gap closed", result.ToTable(), StringComparison.Ordinal);
        Assert.DoesNotContain("vs", result.ToTable(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_rounds_to_0_has_no_sign()
    {
        Assert.Equal("0.00 [-0.01, 0.00]", new Estimate(-0.001, -0.008, 0.001).ToString("F2"));
        Assert.Equal("0 % [-100 %, 10 %]", new Estimate(-0.001, -1, 0.1).ToString("P0"));
    }

    [Fact]
    public void Json_has_options_versions_and_an_interval_for_every_metric()
    {
        using var json = JsonDocument.Parse(TestRuns.OfPopularity.ToJson());
        Assert.Equal(4, json.RootElement.GetProperty("options").GetProperty("relevantFrom").GetInt32());
        Assert.All(json.RootElement.GetProperty("versions").EnumerateObject(), version => Assert.Matches(@"\d+\.\d+", version.Value.GetString()));
        foreach (var arm in json.RootElement.GetProperty("recommenders").EnumerateArray().SelectMany(recommender => recommender.GetProperty("arms").EnumerateArray()))
        {
            var metrics = arm.GetProperty("rankings")[0].EnumerateObject().Where(metric => metric.Name != "k").Select(metric => metric.Value).ToArray();
            Assert.Equal(10, metrics.Length);
            foreach (var metric in metrics)
                Assert.InRange(metric.GetProperty("value").GetDouble(), metric.GetProperty("low").GetDouble(), metric.GetProperty("high").GetDouble());
        }
    }

    [Fact]
    public void Json_is_written_whole_and_says_null_for_what_is_not_defined()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "result.json");
            TestRuns.OfPopularity.WriteJson(path);
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var first = json.RootElement.GetProperty("recommenders")[1];
            Assert.Equal("ItemKNN", first.GetProperty("recommender").GetString());
            Assert.Equal(JsonValueKind.Null, first.GetProperty("arms")[0].GetProperty("rmse").ValueKind);
            Assert.Single(folder.GetFiles());
            using var stream = new MemoryStream();
            TestRuns.OfPopularity.WriteJson(stream);
            Assert.Equal(File.ReadAllBytes(path), stream.ToArray());
            Assert.ThrowsAny<IOException>(() => TestRuns.OfPopularity.WriteJson(Path.Combine(folder.FullName, "missing", "result.json")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Reports : List<ProgressReport>, IProgress<ProgressReport>
    {
        public void Report(ProgressReport value) => Add(value);
    }
}
