namespace SynthRec.MLNet.Evaluation;

/// <summary>How large a risk is.</summary>
public enum RiskLevel
{
    /// <summary>Nothing speaks for it.</summary>
    Low,

    /// <summary>Something speaks for it.</summary>
    Medium,

    /// <summary>It was shown.</summary>
    High,

    /// <summary>It was not tested, and must be taken as possible.</summary>
    Unknown,
}
