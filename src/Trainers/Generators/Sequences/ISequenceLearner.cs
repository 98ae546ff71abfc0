using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>What one family learns with a network of sequences: its loss, and the behaviour that comes of it.</summary>
internal interface ISequenceLearner
{
    /// <summary>The loss of a training step, summed over the events of a mini-batch; <paramref name="step"/> counts from 1.</summary>
    Tensor Loss(SequenceWindows windows, SeededRandom random, int step);

    /// <summary>The loss by which training is judged, summed likewise.</summary>
    Tensor HeldOutLoss(SequenceWindows windows, SeededRandom random);

    /// <summary>What has been learnt; it owns the network.</summary>
    ISequenceBehaviour Behaviour();
}
