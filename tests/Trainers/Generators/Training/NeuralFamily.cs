using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>All families that are trained, small and fast, with what of training is to be tried.</summary>
internal static class NeuralFamily
{
    public const int Epochs = 4;

    public static TheoryData<string> All => ["masked-set", "mult-vae", "mult-vae-composite", "gan", "gan-spectral", "gru", "lstm", "transformer", "sequential-vae", "preference-evolution"];

    /// <summary>Sessions with times and event types in which no item comes twice, so that all families can learn them.</summary>
    public static Interactions Data { get; } = MadeUpSessions.WithoutRepeats(60, seed: 4);

    public static IGenerator Make(string family, Func<TrainingOptions, TrainingOptions> change) => family switch
    {
        "masked-set" => new MaskedSetGenerator((MaskedSetOptions)With(new MaskedSetOptions { HiddenWidth = 8, Dropout = 0.2f }, change)),
        "mult-vae" => new MultVaeGenerator((MultVaeOptions)With(new MultVaeOptions { HiddenWidth = 8, LatentDimensions = 3 }, change)),
        "mult-vae-composite" => new MultVaeGenerator((MultVaeOptions)With(new MultVaeOptions { HiddenWidth = 8, LatentDimensions = 3, CompositePrior = new() }, change)),
        "gan" => new GanGenerator((GanOptions)With(new GanOptions { HiddenWidth = 8, NoiseDimensions = 3, CriticWidth = 4, AdversarialEpochs = 3, CriticSteps = 2 }, change)),
        "gan-spectral" => new GanGenerator((GanOptions)With(new GanOptions { HiddenWidth = 8, NoiseDimensions = 3, CriticWidth = 4, AdversarialEpochs = 3, CriticSteps = 2, CriticBound = CriticBound.SpectralNormalization }, change)),
        "gru" => new GruGenerator((GruOptions)With(new GruOptions { HiddenWidth = 8 }, change)),
        "lstm" => new LstmGenerator((LstmOptions)With(new LstmOptions { HiddenWidth = 8 }, change)),
        "sequential-vae" => new SequentialVaeGenerator((SequentialVaeOptions)With(new SequentialVaeOptions { HiddenWidth = 8, LatentDimensions = 3 }, change)),
        "preference-evolution" => new PreferenceEvolutionGenerator((PreferenceEvolutionOptions)With(new PreferenceEvolutionOptions { HiddenWidth = 8, LatentDimensions = 3, Period = TimeSpan.FromMinutes(1) }, change)),
        _ => new TransformerGenerator((TransformerOptions)With(new TransformerOptions { HiddenWidth = 8 }, change)),
    };

    private static TrainingOptions With(TrainingOptions options, Func<TrainingOptions, TrainingOptions> change) =>
        change(options with { MaximumNumberOfEpochs = Epochs, BatchSize = 16, HeldOutFraction = 0.2f, NumberOfThreads = 1 });
}
