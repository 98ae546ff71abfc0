namespace SynthRec.MLNet.Evaluation.Tests;

public class ScoreTests
{
    [Theory]
    [InlineData(0.1, 0.9)]
    [InlineData(0.9, 0.1)]
    public void A_term_rises_from_bad_to_good(double good, double bad)
    {
        double ScoreAt(double share) => new ScoreTerm("", "", null, bad + (share * (good - bad)), good, bad).Score;
        Assert.Equal(0, ScoreAt(0), 12);
        Assert.Equal(0.25, ScoreAt(0.25), 12);
        Assert.Equal(1, ScoreAt(1), 12);
        Assert.Equal((0, 1), (ScoreAt(-1), ScoreAt(2)));
    }

    [Fact]
    public void A_part_is_the_least_mean_of_its_groups()
    {
        ScoreTerm Term(string group, double score) => new(group, "", null, score, 1, 0);
        var score = PartScore.OfGroups("", [Term("a", 1), Term("a", 0.5), Term("b", 0.2)], "", "x.");
        Assert.Equal(0.2, score.Score.Value!.Value, 12);
        Assert.Equal("nothing", PartScore.OfGroups("", [], "nothing", "x.").Score.NotDefinedBecause);
    }

    /// <summary>A metric that comes nearer to what real halves reach lowers no score, and one of the group that decides raises it.</summary>
    [Fact]
    public void Fidelity_rises_with_every_metric_it_names()
    {
        var report = Evaluated.Independent.Fidelity!;
        var anchors = ScoreAnchors.Measure(Evaluated.Real, report.FloorCount, Evaluated.Options.Validated(), CancellationToken.None);
        var before = FidelityScore.Of(report, anchors);
        Assert.Equal(Evaluated.Independent.Verdict[EvaluationPart.Fidelity].Score.Value, before.Score.Value);
        var links = before.Terms[^1].Group;
        foreach (var term in before.Terms)
        {
            var better = FidelityScore.Of(With(report, term, term.Good), anchors).Score.Value!.Value;
            var worse = FidelityScore.Of(With(report, term, term.Bad + term.Bad - term.Good), anchors).Score.Value!.Value;
            Assert.InRange(before.Score.Value!.Value, worse, better);
            if (term.Group == links && term.Score < 1)
                Assert.True(better > before.Score.Value, $"{term.Name} of {term.Subject}");
        }
    }

    [Fact]
    public void Privacy_falls_with_every_attack_that_gets_stronger()
    {
        var report = Evaluated.Half.Privacy!;
        var before = PrivacyScore.Of(report, new()).Score.Value!.Value;
        double After(Func<Metric, bool> which, Estimate interval) => PrivacyScore.Of(
            report with { Membership = [.. report.Membership.Select(metric => which(metric) ? metric with { Interval = interval } : metric)], Guesses = [.. report.Guesses.Select(metric => which(metric) ? metric with { Interval = interval } : metric)] },
            new()).Score.Value!.Value;
        Assert.Equal(0.4, After(metric => metric.Name.StartsWith("Membership AUC", StringComparison.Ordinal), new(0.85, 0.8, 0.9)), 12);
        Assert.Equal(0.3, After(metric => metric.Subject == "linkability" && metric.Name == "Risk", new(0.8, 0.7, 0.9)), 12);
        // A hundredth of the holdout and a tenth of the members: half of the two decades to all.
        Assert.Equal(0.5, After(metric => metric.Name.Contains("1 % FPR", StringComparison.Ordinal) && metric.Value is not null, new(0.2, 0.1, 0.3)), 12);
        Assert.InRange(before, 0.5, 1);
    }

    [Fact]
    public void A_metric_that_cannot_tell_real_from_structureless_is_left_out()
    {
        var report = Evaluated.Half.Fidelity!;
        var anchors = ScoreAnchors.Measure(Evaluated.Real, report.FloorCount, Evaluated.Options.Validated(), CancellationToken.None);
        var noisy = FidelityScore.Of(report with { Parts = [.. report.Parts.Select(part => part with { Metrics = [.. part.Metrics.Select(metric => metric.Name == "lift correlation" ? metric with { FloorLimit = -1 } : metric)] })] }, anchors);
        Assert.DoesNotContain(noisy.Terms, term => term.Name == "lift correlation");
        Assert.Contains(FidelityScore.Of(report, anchors).Terms, term => term.Name == "lift correlation");
    }

    private static FidelityReport With(FidelityReport report, ScoreTerm term, double measured) => report with
    {
        Parts = [.. report.Parts.Select(part => part with { Metrics = [.. part.Metrics.Select(metric => metric.Name == term.Name && metric.Subject == term.Subject ? metric with { AtFloorSize = measured } : metric)] })],
    };
}
