namespace SynthRec.MLNet.Generators;

/// <summary>Interactions of a user that are drawn alike: in the same step, under the same events.</summary>
/// <param name="Entry">The entry of the user's timeline.</param>
/// <param name="First">The first of the interactions.</param>
/// <param name="Count">Their number.</param>
/// <param name="Levels">Which part of its effect each event has.</param>
internal sealed record Moment(int Entry, int First, int Count, float[] Levels);
