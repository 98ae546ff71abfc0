using SynthRec.MLNet.Generators;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Classifiers;

/// <summary>
/// A small neural network that tells classes from standardised features: one hidden layer, softmax, AdamW, stopped when the likelihood of rows held out
/// of training stops rising. The same rows, options and thread count give the same classifier.
/// </summary>
internal sealed class NeuralClassifier(NeuralClassifierOptions options)
{
    private const int FewestRowsToHoldOutFrom = 20;
    private const int RowsAtOnce = 4_096;
    private readonly NeuralClassifierOptions options = options.Validated<NeuralClassifierOptions>();

    /// <summary>Learns from rows and scores others.</summary>
    /// <param name="features">The rows one after the other, each of as many finite numbers.</param>
    /// <param name="dimensions">The number of features of a row, at least 1.</param>
    /// <param name="labels">The class of each row, 0 … <paramref name="classCount"/> − 1.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="toScore">The rows to score.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>For each list of rows to score the probabilities of rows × classes.</returns>
    public float[][] FitAndScore(float[] features, int dimensions, int[] labels, int classCount, IReadOnlyList<float[]> toScore, CancellationToken cancellationToken)
    {
        var order = SeededRandom.For(options.Seed, RandomPurpose.HeldOutUsers).Permutation(labels.Length);
        var held = labels.Length < FewestRowsToHoldOutFrom ? 0 : (int)Math.Round(labels.Length * options.HeldOutFraction);
        float[] Features(int[] rows) => [.. rows.SelectMany(row => new ArraySegment<float>(features, row * dimensions, dimensions))];
        long[] Labels(int[] rows) => Array.ConvertAll(rows, row => (long)labels[row]);

        using var threads = new TorchThreads(options.NumberOfThreads);
        using var network = new NeuralClassifierNetwork(dimensions, classCount, options);
        var (heldFeatures, heldLabels) = (Features(order[..held]), Labels(order[..held]));
        new TrainingLoop(options, checkpoint: null, progress: null, cancellationToken).Run(
            network.Weights.Parameters,
            order[held..],
            (batch, _) => network.Loss(Features(batch), Labels(batch)),
            held == 0 ? null : () => HeldOutLoss(network, heldFeatures, heldLabels));
        return [.. toScore.Select(rows => Probabilities(network, rows, dimensions, classCount))];
    }

    private static double HeldOutLoss(NeuralClassifierNetwork network, float[] features, long[] labels)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return network.Loss(features, labels).item<float>();
    }

    private static float[] Probabilities(NeuralClassifierNetwork network, float[] features, int dimensions, int classCount)
    {
        using var _ = no_grad();
        var probabilities = new List<float>(features.Length / dimensions * classCount);
        foreach (var block in features.Chunk(RowsAtOnce * dimensions))
        {
            using var scope = NewDisposeScope();
            probabilities.AddRange(network.Logits(block).softmax(1).data<float>().ToArray());
        }

        return [.. probabilities];
    }
}
