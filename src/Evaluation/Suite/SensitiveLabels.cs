namespace SynthRec.MLNet.Evaluation;

/// <summary>A sensitive attribute of the users on each side.</summary>
/// <param name="Real">The label of each real user.</param>
/// <param name="Synthetic">The label of each synthetic user; null if they have none, so that nothing can be compared.</param>
/// <param name="Holdout">The label of each holdout user, for attribute inference; null leaves that out.</param>
public sealed record SensitiveLabels(UserGroups Real, UserGroups? Synthetic = null, UserGroups? Holdout = null)
{
    /// <summary>The name of the attribute.</summary>
    public string Name => Real.Attribute;
}
