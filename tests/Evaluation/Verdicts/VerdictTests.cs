namespace SynthRec.MLNet.Evaluation.Tests;

public class VerdictTests
{
    [Fact]
    public void Good_parts_pass_and_the_score_is_their_weighted_mean()
    {
        var verdict = Of(new(), Score(0.9), Score(0.8), Score(1), null, Score(0.7));
        Assert.True(verdict.Passes);
        Assert.Equal((0.3 * 0.9) + (0.4 * 0.8) + (0.2 * 1) + (0.1 * 0.7), verdict.Score.Value!.Value, 12);
    }

    [Fact]
    public void A_failed_gate_fails_the_verdict_whatever_the_scores()
    {
        var verdict = Of(new(), Score(1), Score(1), Score(1) with { MissedGates = ["found"] }, null, Score(1));
        Assert.False(verdict.Passes);
        Assert.Equal(["Privacy: found"], verdict.Reasons);
        Assert.Equal(1, verdict.Score.Value);
    }

    [Fact]
    public void No_part_is_averaged_away()
    {
        var verdict = Of(new(), Score(1), Score(1), Score(1), null, Score(0.4));
        Assert.False(verdict.Passes);
        Assert.Equal(PartOutcome.Fail, verdict[EvaluationPart.Diversity].Outcome);
        Assert.True(Of(new() { Gates = new() { MinimumPartScore = 0.4 } }, Score(1), Score(1), Score(1), null, Score(0.4)).Passes);
    }

    [Fact]
    public void What_was_not_tested_does_not_pass_unless_it_may_be_missing()
    {
        Assert.Contains("not assessed", Assert.Single(Of(new(), Score(1), Score(1), null, null, Score(1)).Reasons), StringComparison.Ordinal);
        var allowed = Of(new() { Gates = new() { MayBeMissing = [EvaluationPart.Privacy] } }, Score(1), Score(0.5), null, null, Score(1));
        Assert.True(allowed.Passes);
        Assert.Equal((0.3 + 0.2 + 0.1) / 0.8, allowed.Score.Value!.Value, 12);
        Assert.Null(Of(new(), null, null, null, null, null).Score.Value);
    }

    [Fact]
    public void Fairness_has_a_gate_and_no_weight()
    {
        Assert.True(Of(new(), Score(1), Score(1), Score(1), Score(0.1), Score(1)).Passes);
        Assert.False(Of(new(), Score(1), Score(1), Score(1), Score(1) with { MissedGates = ["unfair"] }, Score(1)).Passes);
    }

    private static PartScore Score(double value) => new(Metric.Of("Score", null, value, "x."), [], []);

    private static Verdict Of(EvaluationOptions options, params PartScore?[] scores) => VerdictMaker.Of(
        [.. scores.Select((score, at) => VerdictMaker.Judge((EvaluationPart)at, score ?? PartScore.NotDefined("", "missing", "x."), options))],
        options.Gates);
}
