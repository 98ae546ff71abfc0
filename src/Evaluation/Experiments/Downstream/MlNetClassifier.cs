using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace SynthRec.MLNet.Evaluation;

/// <summary>ML.NET's trainers of two classes, each class against the rest; one thread, so that the same rows give the same scores.</summary>
internal sealed class MlNetClassifier(DownstreamOptions options)
{
    private const string Features = "Features";
    private const string Label = "Label";

    /// <summary>Logistic regression by L-BFGS.</summary>
    public float[][] ByLogisticRegression(ClassifiedRows training, int classCount, IReadOnlyList<float[]> toScore, CancellationToken cancellationToken) => FitAndScore(
        ml => ml.MulticlassClassification.Trainers.OneVersusAll(ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1 })),
        training,
        classCount,
        toScore,
        cancellationToken);

    /// <summary>A random forest whose votes are calibrated (Platt 1999).</summary>
    public float[][] ByRandomForest(ClassifiedRows training, int classCount, IReadOnlyList<float[]> toScore, CancellationToken cancellationToken) => FitAndScore(
        ml => ml.MulticlassClassification.Trainers.OneVersusAll(ml.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options
        {
            NumberOfTrees = options.NumberOfTrees,
            MinimumExampleCountPerLeaf = 5,
            NumberOfThreads = 1,
            Seed = options.Seed,
            FeatureSelectionSeed = options.Seed,
        })),
        training,
        classCount,
        toScore,
        cancellationToken);

    private float[][] FitAndScore(Func<MLContext, IEstimator<ITransformer>> trainer, ClassifiedRows training, int classCount, IReadOnlyList<float[]> toScore, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // A context of its own, for one that was used draws other random numbers.
        var model = trainer(new(options.Seed)).Fit(ToView(training.Features, training.Dimensions, training.Labels, classCount));
        return [.. toScore.Select(rows => Scores(model, ToView(rows, training.Dimensions, new int[rows.Length / training.Dimensions], classCount), classCount))];
    }

    private static float[] Scores(ITransformer model, RowsView rows, int classCount)
    {
        var scored = model.Transform(rows);
        var column = scored.Schema["Score"];
        var scores = new List<float>();
        using var cursor = scored.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        var buffer = default(VBuffer<float>);
        while (cursor.MoveNext())
        {
            getter(ref buffer);
            scores.AddRange(Enumerable.Range(0, classCount).Select(at => buffer.GetItemOrDefault(at)));
        }

        return [.. scores];
    }

    private static RowsView ToView(float[] features, int dimensions, int[] labels, int classCount) => new(labels.Length,
    [
        new(Features, new VectorDataViewType(NumberDataViewType.Single, dimensions), row => new ValueGetter<VBuffer<float>>((ref VBuffer<float> vector) =>
            vector = new(dimensions, features.AsSpan(row() * dimensions, dimensions).ToArray()))),
        RowsView.Column.OfIds(Label, Vocabulary.FromKey(classCount), row => () => labels[row()]),
    ]);
}
