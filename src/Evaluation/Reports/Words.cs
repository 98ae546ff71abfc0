namespace SynthRec.MLNet.Evaluation;

/// <summary>How outcomes are called in reports for people.</summary>
internal static class Words
{
    public static string Of(PartOutcome outcome) => outcome switch
    {
        PartOutcome.Pass => "pass",
        PartOutcome.Fail => "fail",
        _ => "not assessed",
    };

    public static string Of(bool passes) => passes ? "pass" : "fail";

    public static string About(EvaluationPart part) => part switch
    {
        EvaluationPart.Fidelity => "Is the data distributed as the real data? The floor is the same metric between random halves of the real users. Attributes of users, if given, are compared by columns, by pairs of columns and as wholes.",
        EvaluationPart.Utility => "What recommenders learn from the data, tested on real users that they were not trained on.",
        EvaluationPart.Privacy => "What the data tells of the people it was learnt from, beside what it tells of people never seen. That no attack succeeds is no proof of privacy, and distances are none either.",
        EvaluationPart.Fairness => "Are groups of people represented as they are? The floor is that of random groups.",
        _ => "Do users differ from each other as real ones do, and are all kinds of them there? The floor is what as many other real users reach.",
    };
}
