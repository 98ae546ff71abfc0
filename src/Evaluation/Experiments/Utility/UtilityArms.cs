namespace SynthRec.MLNet.Evaluation;

/// <summary>How arms are named and described.</summary>
internal static class UtilityArms
{
    public static string Abbreviation(this UtilityArm arm) => arm switch
    {
        UtilityArm.TrainRealTestReal => "TRTR",
        UtilityArm.TrainSyntheticTestReal => "TSTR",
        UtilityArm.TrainBothTestReal => "TBTR",
        UtilityArm.TrainRealTestSynthetic => "TRTS",
        UtilityArm.TrainSyntheticTestSynthetic => "TSTS",
        _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, "There is no such arm."),
    };

    public static string Description(this UtilityArm arm) => arm switch
    {
        UtilityArm.TrainRealTestReal => "trained on the real users, tested on real test users",
        UtilityArm.TrainSyntheticTestReal => "trained on the synthetic users, tested on real test users",
        UtilityArm.TrainBothTestReal => "trained on the real and the synthetic users together, tested on real test users",
        UtilityArm.TrainRealTestSynthetic => "trained on the real users, tested on synthetic users",
        UtilityArm.TrainSyntheticTestSynthetic => "trained on a part of the synthetic users, tested on the others",
        _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, "There is no such arm."),
    };
}
