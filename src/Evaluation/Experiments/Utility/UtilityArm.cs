namespace SynthRec.MLNet.Evaluation;

/// <summary>What a recommender is trained on and whose held-out items it is judged by.</summary>
public enum UtilityArm
{
    /// <summary>TRTR: trained on real users, tested on other real users.</summary>
    TrainRealTestReal,

    /// <summary>TSTR: trained on synthetic users, tested on real ones.</summary>
    TrainSyntheticTestReal,

    /// <summary>TBTR, augmentation: trained on real and synthetic users together, tested on other real users.</summary>
    TrainBothTestReal,

    /// <summary>TRTS: trained on real users, tested on synthetic ones: whether these are as predictable as real people.</summary>
    TrainRealTestSynthetic,

    /// <summary>TSTS: trained on some synthetic users, tested on others: all that somebody sees who has no real data.</summary>
    TrainSyntheticTestSynthetic,
}
