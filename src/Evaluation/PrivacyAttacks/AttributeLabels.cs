namespace SynthRec.MLNet.Evaluation;

/// <summary>What an attacker wants to infer of each user, such as an age group.</summary>
/// <param name="Attribute">The name of the attribute.</param>
/// <param name="Members">The label of each member.</param>
/// <param name="Synthetic">The label of each synthetic user, of several releases one after another; null if they have none, so that nothing can be inferred by them.</param>
/// <param name="Holdout">The label of each holdout user; null if they have none, so that nothing can be said of the attack.</param>
public sealed record AttributeLabels(string Attribute, IReadOnlyList<string> Members, IReadOnlyList<string>? Synthetic, IReadOnlyList<string>? Holdout);
