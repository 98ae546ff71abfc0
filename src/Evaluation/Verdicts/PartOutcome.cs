namespace SynthRec.MLNet.Evaluation;

/// <summary>What a part says of the data.</summary>
public enum PartOutcome
{
    /// <summary>It passes every gate of the part.</summary>
    Pass,

    /// <summary>It misses a gate.</summary>
    Fail,

    /// <summary>The data does not allow to tell.</summary>
    NotAssessed,
}
