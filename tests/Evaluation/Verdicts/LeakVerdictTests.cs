namespace SynthRec.MLNet.Evaluation.Tests;

public class LeakVerdictTests
{
    [Theory]
    [InlineData(0.05, PartOutcome.Fail)]
    [InlineData(0, PartOutcome.Pass)]
    public void Copying_a_twentieth_fails_and_honest_people_pass(double share, PartOutcome outcome)
    {
        const int Users = 600;
        var population = MadeUpUsers.Draw(3 * Users, 5);
        Interactions Part(int at, int from = 0) => population.SelectUsers([.. Enumerable.Range((at * Users) + from, Users - from)]);
        var copied = (int)(share * Users);
        var synthetic = Part(1, copied).Append(Part(0).SelectUsers([.. Enumerable.Range(0, copied)]));
        var report = PrivacyAttacks.Run(Part(0), synthetic, Part(2));
        var options = new EvaluationOptions();
        Assert.Equal(outcome, VerdictMaker.Judge(EvaluationPart.Privacy, PrivacyScore.Of(report, options.Gates), options).Outcome);
    }
}
