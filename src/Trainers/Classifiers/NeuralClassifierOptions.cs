using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Classifiers;

/// <summary>The options of <see cref="NeuralClassifier"/>; the defaults suit tables of a few hundred rows and more.</summary>
internal sealed record NeuralClassifierOptions : TrainingOptions
{
    public NeuralClassifierOptions() => (BatchSize, LearningRate, WeightDecay, HeldOutFraction, Patience) = (64, 3e-3f, 0.01f, 0.1f, 8);

    /// <summary>The width of the hidden layer, at least 1.</summary>
    public int HiddenWidth { get; init; } = 64;

    private protected override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(HiddenWidth, 1);
    }
}
