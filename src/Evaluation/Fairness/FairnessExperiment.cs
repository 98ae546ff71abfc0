namespace SynthRec.MLNet.Evaluation;

/// <summary>An experiment, and how fairly its recommenders treat groups of test users.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Fairness">The fairness of each recommender in each arm, and what synthetic users change.</param>
public sealed record FairnessExperiment(ExperimentResult Experiment, FairnessReport Fairness);
