namespace SynthRec.MLNet.Evaluation;

/// <summary>Who is recommended to.</summary>
public enum ExperimentProtocol
{
    /// <summary>Strong generalisation: test users are none of those the generator learns from; a part of what they took is visible.</summary>
    Strong,

    /// <summary>Weak generalisation: every user is a test user, and the generator learns from the visible part of all.</summary>
    Weak,
}
