namespace SynthRec.MLNet.Evaluation;

/// <summary>How often two items go together on both sides.</summary>
/// <param name="First">The id of an item.</param>
/// <param name="Second">The id of another item.</param>
/// <param name="RealShare">The share of real users who took both.</param>
/// <param name="SyntheticShare">The share of synthetic users who took both.</param>
/// <param name="RealLift">How many times as often as if real users chose the two independently.</param>
/// <param name="SyntheticLift">The same of synthetic users; 0 if one of the items is not among theirs.</param>
public sealed record PairPoint(string First, string Second, double RealShare, double SyntheticShare, double RealLift, double SyntheticLift);
