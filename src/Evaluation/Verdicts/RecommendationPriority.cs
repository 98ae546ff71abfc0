namespace SynthRec.MLNet.Evaluation;

/// <summary>How urgent a recommendation is.</summary>
public enum RecommendationPriority
{
    /// <summary>The data must not be used before.</summary>
    High,

    /// <summary>The data is better for it.</summary>
    Medium,

    /// <summary>The evaluation says more for it.</summary>
    Low,
}
