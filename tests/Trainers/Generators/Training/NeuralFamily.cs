using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>All families that are trained, small and fast, with what of training is to be tried.</summary>
internal static class NeuralFamily
{
    public const int Epochs = 4;

    public static TheoryData<string> All => ["masked-set", "mult-vae", "gan", "gru", "lstm", "transformer"];

    /// <summary>Sessions with times and event types in which no item comes twice, so that all families can learn them.</summary>
    public static Interactions Data { get; } = MadeUpSessions.WithoutRepeats(60, seed: 4);

    public static IGenerator Make(string family, Func<TrainingOptions, TrainingOptions> change) => family switch
    {
        "masked-set" => new MaskedSetGenerator((MaskedSetOptions)With(new MaskedSetOptions { HiddenWidth = 8, Dropout = 0.2f }, change)),
        "mult-vae" => new MultVaeGenerator((MultVaeOptions)With(new MultVaeOptions { HiddenWidth = 8, LatentDimensions = 3 }, change)),
        "gan" => new GanGenerator((GanOptions)With(new GanOptions { HiddenWidth = 8, NoiseDimensions = 3, CriticWidth = 4, AdversarialEpochs = 3, CriticSteps = 2 }, change)),
        "gru" => new GruGenerator((GruOptions)With(new GruOptions { HiddenWidth = 8 }, change)),
        "lstm" => new LstmGenerator((LstmOptions)With(new LstmOptions { HiddenWidth = 8 }, change)),
        _ => new TransformerGenerator((TransformerOptions)With(new TransformerOptions { HiddenWidth = 8 }, change)),
    };

    private static TrainingOptions With(TrainingOptions options, Func<TrainingOptions, TrainingOptions> change) =>
        change(options with { MaximumNumberOfEpochs = Epochs, BatchSize = 16, HeldOutFraction = 0.2f, NumberOfThreads = 1 });
}
