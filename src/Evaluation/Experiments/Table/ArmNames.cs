namespace SynthRec.MLNet.Evaluation;

/// <summary>What arms are called in tables.</summary>
internal static class ArmNames
{
    public static char LetterOf(ExperimentArm arm) => (char)('a' + (int)arm);

    public static string NameOf(ExperimentArm arm) => $"({LetterOf(arm)}) {Data(arm)}";

    private static string Data(ExperimentArm arm) => arm switch
    {
        ExperimentArm.Visible => "visible",
        ExperimentArm.VisibleAndSynthetic => "+ synthetic",
        ExperimentArm.VisibleAndReal => "+ real",
        ExperimentArm.VisibleAndBoth => "+ both",
        ExperimentArm.Synthetic => "synthetic",
        _ => "real",
    };
}
