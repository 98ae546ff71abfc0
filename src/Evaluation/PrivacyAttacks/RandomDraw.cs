namespace SynthRec.MLNet.Evaluation;

/// <summary>What attacks draw random numbers for.</summary>
internal static class RandomDraw
{
    public const long Folds = 0x464F4C4453;
    public const long Labels = 0x4C4142454C;
    public const long GuessLabels = 0x474C4142454C;
    public const long ItemPairs = 0x5041495253;
    public const long Shadows = 0x534841444F;
    public const long Targets = 0x5441524754;
    public const long Predicates = 0x5052454443;
    public const long NaivePredicates = 0x4E41495645;
    public const long ItemHalves = 0x48414C5645;
    public const long Secrets = 0x5345435254;
    public const long KnownItems = 0x4B4E4F574E;
}
