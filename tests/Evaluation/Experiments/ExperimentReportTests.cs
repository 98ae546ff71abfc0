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
        foreach (var text in new[] { "MF", "ItemKNN", "Popularity", "(a) visible", "(d) + both", "NDCG@10", "recall@10", "RMSE", "Membership AUC", "Left out", "no certain gain", TestRuns.OfPopularity["MF"].Arms[0].Ndcg.ToString("F3") })
            Assert.Contains(text, table, StringComparison.Ordinal);
        Assert.All(table.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
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
