namespace SynthRec.MLNet.Generators;

/// <summary>The stages of training, in their order; the numbers stand in checkpoints.</summary>
internal enum TrainingStage
{
    /// <summary><see cref="TrainingLoop"/>.</summary>
    Likelihood = 0,

    /// <summary><see cref="AdversarialTraining"/>.</summary>
    Adversarial = 1,
}
