namespace SynthRec.MLNet;

/// <summary>Training users, and test users whose interactions are in two parts. All three have the same items.</summary>
/// <param name="Training">The users to learn from.</param>
/// <param name="Visible">What is known of the test users when they are recommended to.</param>
/// <param name="HeldOut">What the test users took besides; the same users in the same order as <paramref name="Visible"/>.</param>
public sealed record UserSplit(Interactions Training, Interactions Visible, Interactions HeldOut);
