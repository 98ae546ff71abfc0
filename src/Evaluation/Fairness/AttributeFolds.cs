using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How well logistic regression tells the users of a group from others by what they took, in folds that were not learnt from.</summary>
/// <remarks>
/// Features are the items, with a user's scaled to the same length for all users, and the logarithm of their number. Each fold has its own area under the
/// ROC curve, for scores of different folds cannot be compared; the folds' errors are taken as independent.
/// </remarks>
internal sealed class AttributeFolds(Interactions data, int[] users, bool[] inGroup, FairnessOptions options, CancellationToken cancellationToken)
{
    private const int MostIterations = 100;

    /// <summary>Training ends where the loss falls by less than this share: areas then differ from those of fully trained models by less than by chance.</summary>
    private const float Tolerance = 1e-4f;

    private readonly double meanItems = users.Average(user => (double)data.CountOf(user));

    /// <summary>The mean area and its standard error.</summary>
    public (double Auc, double StandardError) Run()
    {
        var foldOf = Folds();
        var results = new (double Auc, double StandardError)[options.Folds];
        Parallel.For(0, options.Folds, Threads.Options(options.NumberOfThreads, cancellationToken), fold => results[fold] = Judge(fold, foldOf));
        return (results.Average(result => result.Auc), Math.Sqrt(results.Sum(result => result.StandardError * result.StandardError)) / options.Folds);
    }

    /// <summary>The fold of each user, random and with the group spread evenly.</summary>
    private int[] Folds()
    {
        var (folds, next) = (new int[users.Length], new int[2]);
        foreach (var at in SeededRandom.For(options.Seed, users.Length).Permutation(users.Length))
            folds[at] = next[inGroup[at] ? 1 : 0]++ % options.Folds;
        return folds;
    }

    private (double Auc, double StandardError) Judge(int fold, int[] foldOf)
    {
        int[] training = [.. Enumerable.Range(0, users.Length).Where(at => foldOf[at] != fold)];
        int[] test = [.. Enumerable.Range(0, users.Length).Where(at => foldOf[at] == fold)];
        var context = new MLContext(options.Seed);
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            NumberOfThreads = 1,
            MaximumNumberOfIterations = MostIterations,
            OptimizationTolerance = Tolerance,
            ShowTrainingStatistics = false,
        });
        var model = trainer.Fit(ToDataView(training));
        var scores = model.Transform(ToDataView(test)).GetColumn<float>("Score").ToArray();
        double[] Of(bool group) => [.. test.Zip(scores).Where(pair => inGroup[pair.First] == group).Select(pair => (double)pair.Second)];
        return MembershipAuc.WithError(Of(true), Of(false));
    }

    private RowsView ToDataView(int[] rows) => new(rows.Length,
    [
        new("Label", BooleanDataViewType.Instance, row => new ValueGetter<bool>((ref bool value) => value = inGroup[rows[row()]])),
        new("Features", new VectorDataViewType(NumberDataViewType.Single, data.ItemCount + 1), row => new ValueGetter<VBuffer<float>>((ref VBuffer<float> value) => Fill(ref value, users[rows[row()]]))),
    ]);

    private void Fill(ref VBuffer<float> features, int user)
    {
        var items = TrainingData.DistinctItems(data, user);
        var editor = VBufferEditor.Create(ref features, data.ItemCount + 1, items.Length + 1);
        items.CopyTo(editor.Indices);
        editor.Indices[items.Length] = data.ItemCount;
        editor.Values[..items.Length].Fill((float)Math.Sqrt(meanItems / Math.Max(items.Length, 1)));
        editor.Values[items.Length] = MathF.Log(1 + items.Length);
        features = editor.Commit();
    }
}
