using SynthRec.MLNet.Classifiers;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Rows of numbers with a class each.</summary>
internal sealed record ClassifiedRows(float[] Features, int Dimensions, int[] Labels);

/// <summary>Learns classes from rows and scores other rows.</summary>
/// <param name="training">The rows to learn from; every class is there.</param>
/// <param name="classCount">The number of classes, at least 2.</param>
/// <param name="toScore">Lists of rows to score.</param>
/// <param name="cancellationToken">Stops the work.</param>
/// <returns>For each list a score of rows × classes, the highest of a row for its likeliest class.</returns>
internal delegate float[][] FitAndScore(ClassifiedRows training, int classCount, IReadOnlyList<float[]> toScore, CancellationToken cancellationToken);

/// <summary>A classifier to be tested.</summary>
internal sealed record Classifier(string Name, FitAndScore FitAndScore)
{
    /// <summary>Logistic regression, a random forest and a neural network.</summary>
    public static IReadOnlyList<Classifier> All(DownstreamOptions options) =>
    [
        new("Logistic regression", new MlNetClassifier(options).ByLogisticRegression),
        new("Random forest", new MlNetClassifier(options).ByRandomForest),
        new("Neural network", (training, classCount, toScore, cancellationToken) => new NeuralClassifier(new() { Seed = options.Seed, NumberOfThreads = 1 })
            .FitAndScore(training.Features, training.Dimensions, training.Labels, classCount, toScore, cancellationToken)),
    ];
}
