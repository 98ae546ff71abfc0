namespace SynthRec.MLNet.Generators;

/// <summary>How the step size changes during training, after its warm-up.</summary>
public enum LearningRateSchedule
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>It falls in a line and would be 0 one step after the last (Defazio et al. 2023, who find it best where the number of steps is known).</summary>
    Linear,

    /// <summary>It falls along half a period of a cosine and would be 0 one step after the last (Loshchilov and Hutter 2017, without restarts).</summary>
    Cosine,
}
