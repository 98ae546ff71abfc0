using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Learns by the likelihood of the events.</summary>
internal sealed class LikelihoodLearner(SequenceTraining training, double dropout) : ISequenceLearner
{
    public Tensor Loss(SequenceWindows windows, SeededRandom random, int step)
    {
        using var generator = new Generator(random.NextUInt64() >> 1);
        return windows.Losses(training.Network, dropout, generator).Total;
    }

    public Tensor HeldOutLoss(SequenceWindows windows, SeededRandom random) => windows.Losses(training.Network).Total;

    public ISequenceBehaviour Behaviour() => new SequenceBehaviour(training.Network, training.Statistics);
}
