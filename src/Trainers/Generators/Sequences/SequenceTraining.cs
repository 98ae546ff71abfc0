namespace SynthRec.MLNet.Generators;

/// <summary>What is trained, and on what.</summary>
/// <param name="Network">The network, which learners add weights of their own to.</param>
/// <param name="Statistics">What is known of all sequences.</param>
/// <param name="Sequences">The sequences to train on, none without events.</param>
/// <param name="StepsPerEpoch">The number of mini-batches in an epoch.</param>
internal sealed record SequenceTraining(SequenceNetwork Network, SequenceStatistics Statistics, EventSequence[] Sequences, int StepsPerEpoch);
