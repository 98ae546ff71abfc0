namespace SynthRec.MLNet.Evaluation;

/// <summary>Keys that keep the random streams of one seed independent.</summary>
internal static class UtilityPurpose
{
    public const long RealTestUsers = 0x55543101;
    public const long SyntheticTestUsers = 0x55543102;
    public const long LearningCurve = 0x55543103;
    public const long TestRows = 0x55543104;
}
