using MathNet.Numerics.Distributions;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How well boosted trees tell synthetic from real points that they were not trained on (Lopez-Paz and Oquab 2017).</summary>
/// <param name="Auc">The area under the ROC curve, the mean over folds, with its interval by the normal distribution.</param>
/// <param name="PValue">The one-sided p-value of the area being no more than ½.</param>
internal sealed record ClassifierTwoSample(Estimate Auc, double PValue)
{
    private const int Trees = 50;
    private const int Leaves = 16;

    /// <returns>Null if a fold would have fewer than two points of a side, or the points have no coordinates.</returns>
    public static ClassifierTwoSample? Of(double[][] real, double[][] synthetic, int folds, int seed, SeededRandom random, CancellationToken cancellationToken = default)
    {
        if (Math.Min(real.Length, synthetic.Length) < 2 * folds || real[0].Length == 0)
            return null;
        Point[] points = [.. Points(real, false, folds, random), .. Points(synthetic, true, folds, random)];
        var ml = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(Point));
        schema[nameof(Point.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, real[0].Length);
        double sum = 0, variance = 0;
        for (var fold = 0; fold < folds; fold++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var model = ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
            {
                NumberOfTrees = Trees,
                NumberOfLeaves = Leaves,
                NumberOfThreads = 1,
                Seed = seed,
                FeatureSelectionSeed = seed,
            }).Fit(ml.Data.LoadFromEnumerable(points.Where(point => point.Fold != fold), schema));
            var held = points.Where(point => point.Fold == fold).ToArray();
            var scores = model.Transform(ml.Data.LoadFromEnumerable(held, schema)).GetColumn<float>("Score").ToArray();
            double[] Of(bool side) => [.. held.Zip(scores).Where(pair => pair.First.Label == side).Select(pair => (double)pair.Second)];
            var (auc, error) = MembershipAuc.WithError(Of(true), Of(false));
            (sum, variance) = (sum + auc, variance + (error * error));
        }

        var (mean, deviation) = (sum / folds, Math.Sqrt(variance) / folds);
        var above = deviation > 0 ? Normal.CDF(0, 1, (0.5 - mean) / deviation) : mean > 0.5 ? 0 : 1;
        return new(MembershipAuc.Interval(mean, deviation), above);
    }

    private static IEnumerable<Point> Points(double[][] rows, bool isSynthetic, int folds, SeededRandom random)
    {
        var order = random.Permutation(rows.Length);
        return order.Select((row, at) => new Point { Label = isSynthetic, Fold = at % folds, Features = Array.ConvertAll(rows[row], value => (float)value) });
    }

    private sealed class Point
    {
        public bool Label { get; init; }

        public int Fold { get; init; }

        public float[] Features { get; init; } = [];
    }
}
