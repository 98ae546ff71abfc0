namespace SynthRec.MLNet.Evaluation;

/// <summary>How sure a membership attack is of each target that the generator learnt from it; only the order matters.</summary>
/// <param name="Name">The attack's name.</param>
/// <param name="Definition">What the scores are.</param>
/// <param name="Source">Who proposed the attack.</param>
/// <param name="Scores">The score of each target.</param>
internal sealed record AttackScores(string Name, string Definition, string Source, double[] Scores);
