namespace SynthRec.MLNet;

/// <summary>The same users' interactions in two parts. Both have all users and all items.</summary>
/// <param name="Training">The interactions to learn from.</param>
/// <param name="HeldOut">The interactions to be judged on.</param>
public sealed record HoldOut(Interactions Training, Interactions HeldOut);
