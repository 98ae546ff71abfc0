namespace SynthRec.MLNet.Evaluation.Tests;

public class MarkdownReportTests
{
    [Fact]
    public void The_verdict_comes_first_and_every_part_and_figure_has_a_row()
    {
        var lines = Evaluated.Copier.ToMarkdown().Split('\n');
        Assert.StartsWith("## Synthetic data: fail, score 0.", lines[0], StringComparison.Ordinal);
        Assert.All(Enum.GetNames<EvaluationPart>(), part => Assert.Contains(lines, line => line.StartsWith($"| {part} |", StringComparison.Ordinal)));
        Assert.All(Evaluated.Copier.BusinessMetrics, metric => Assert.Contains(lines, line => line.StartsWith($"| {metric.Name} |", StringComparison.Ordinal)));
    }

    [Fact]
    public void Attributes_of_users_have_a_row_for_each_column_and_classifier()
    {
        var lines = Evaluated.Half.ToMarkdown().Split('\n');
        Assert.All(["Age", "Region", "IsMember", "Joined", "Genres"], column => Assert.Contains(lines, line => line.StartsWith($"| {column} | 0.", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("| Region | Random forest, AUC |", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("| Age | – | not defined: ", StringComparison.Ordinal));
        Assert.DoesNotContain(Evaluated.Copier.ToMarkdown().Split('\n'), line => line.StartsWith("| Attribute of users", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_are_written_whole()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "report");
            Evaluated.Half.WriteMarkdown($"{path}.md");
            Evaluated.Half.WriteHtml($"{path}.html");
            Evaluated.Half.WriteJson($"{path}.json");
            Assert.Equal(Evaluated.Half.ToMarkdown(), File.ReadAllText($"{path}.md"));
            Assert.Equal(Evaluated.Half.ToHtml(), File.ReadAllText($"{path}.html"));
            Assert.Equal(Evaluated.Half.ToJson(), File.ReadAllText($"{path}.json"));
            Assert.Equal(3, folder.GetFiles().Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
