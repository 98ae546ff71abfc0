namespace SynthRec.MLNet.Evaluation;

/// <summary>A part of an evaluation.</summary>
public enum EvaluationPart
{
    /// <summary>Whether the data is distributed as the real data: <see cref="FidelityReport"/>.</summary>
    Fidelity,

    /// <summary>What recommenders learn from the data: <see cref="UtilityReport"/>.</summary>
    Utility,

    /// <summary>What the data tells of the people it was learnt from: <see cref="PrivacyReport"/>.</summary>
    Privacy,

    /// <summary>Whether groups of people are represented as they are: <see cref="FairnessReport"/>.</summary>
    Fairness,

    /// <summary>Whether users are as diverse as real ones: <see cref="DiversityReport"/>.</summary>
    Diversity,
}
