using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>The families of sequence generators, small and fast, and their encoders.</summary>
internal static class SequenceFamily
{
    private const int Width = 24;

    public static TheoryData<string> All => ["gru", "lstm", "transformer", "sequential-vae"];

    /// <summary>Those that are an encoder and nothing else.</summary>
    public static TheoryData<string> Encoders => ["gru", "lstm", "transformer"];

    public static IGenerator Make(string family, int epochs = 40, int seed = 0, float learningRate = 5e-3f) => family switch
    {
        "gru" => new GruGenerator(new() { HiddenWidth = Width, MaximumNumberOfEpochs = epochs, LearningRate = learningRate, Dropout = 0.1f, BatchSize = 25, Seed = seed, NumberOfThreads = 1 }),
        "sequential-vae" => new SequentialVaeGenerator(new() { HiddenWidth = Width, LatentDimensions = 4, AnnealingEpochs = 2, MaximumNumberOfEpochs = epochs, LearningRate = learningRate, Dropout = 0.1f, BatchSize = 25, Seed = seed, NumberOfThreads = 1 }),
        "lstm" => new LstmGenerator(new() { HiddenWidth = Width, MaximumNumberOfEpochs = epochs, LearningRate = learningRate, Dropout = 0.1f, BatchSize = 25, Seed = seed, NumberOfThreads = 1 }),
        _ => new TransformerGenerator(new() { HiddenWidth = Width, NumberOfHeads = 2, MaximumNumberOfEpochs = epochs, LearningRate = learningRate, Dropout = 0.1f, BatchSize = 25, Seed = seed, NumberOfThreads = 1 }),
    };

    public static ISequenceEncoder EncoderOf(string family, Weights weights, int window) => family switch
    {
        "gru" => RecurrentEncoder.Of(Width, (w, width) => new GruCell(w, width))(weights),
        "lstm" => RecurrentEncoder.Of(Width, (w, width) => new LstmCell(w, width))(weights),
        _ => new TransformerEncoder(weights, new(Width, Blocks: 2, Heads: 2, window)),
    };
}
