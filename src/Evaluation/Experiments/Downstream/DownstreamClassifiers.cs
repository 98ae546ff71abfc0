using Microsoft.ML;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Judges a synthetic table by classifiers that are trained on real, on synthetic and on all rows, and tested on real rows: logistic regression,
/// a random forest (both of ML.NET) and a small neural network (one hidden layer of 64).
/// </summary>
/// <remarks>
/// <para>
/// Each classifier sees numbers standardised and the 100 most frequent categories of each column one-hot, as the rows it is trained on teach; missing numbers
/// are at the mean. Rows without a label, or with one that no real row trained on has, are left out and noted.
/// </para>
/// <para>
/// Accuracy is anchored at always telling the most frequent class of the real rows trained on, the area under the ROC curve (AUC) at 0.5. Intervals (95 %) and
/// p-values are over test rows, the same rows in both arms; those of AUC after DeLong, DeLong and Clarke-Pearson 1988.
/// </para>
/// </remarks>
public static class DownstreamClassifiers
{
    /// <summary>Judges a synthetic table.</summary>
    /// <param name="real">The real rows that may be trained on: those that the generator learnt from.</param>
    /// <param name="synthetic">The synthetic rows, with columns of the same names and kinds.</param>
    /// <param name="holdout">Real rows that the generator never saw; null tests on a part of <paramref name="real"/>, which the report says.</param>
    /// <param name="options">The options.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">The tables cannot be judged; the message names the column and the mend.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static DownstreamReport Evaluate(
        IDataView real,
        IDataView synthetic,
        IDataView? holdout,
        DownstreamOptions options,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var notes = new List<string>();
        var features = options.FeatureColumns ?? LabelledTableReader.AllBut(real.Schema, options.LabelColumn);
        LabelledTable Read(IDataView view, string which)
        {
            var reader = new LabelledTableReader(which, options.LabelColumn, features);
            var table = reader.Read(view, cancellationToken);
            if (reader.Unlabelled > 0)
                notes.Add(NoteOnUnlabelled(reader.Unlabelled, which, options.LabelColumn));
            return table;
        }

        return Evaluate(Read(real, "real"), Read(synthetic, "synthetic"), holdout is null ? null : Read(holdout, "holdout"), options, notes, progress, cancellationToken);
    }

    /// <summary>The same of rows in memory, with notes on how they were read.</summary>
    internal static DownstreamReport Evaluate(
        LabelledTable real,
        LabelledTable synthetic,
        LabelledTable? holdout,
        DownstreamOptions options,
        IReadOnlyList<string> notes,
        IProgress<ProgressReport>? progress,
        CancellationToken cancellationToken)
    {
        var data = DownstreamData.Of(real, synthetic, holdout, options);
        var run = new DownstreamRun(data, cancellationToken);
        var results = new List<(string Name, IReadOnlyDictionary<UtilityArm, DownstreamArm> Arms)>();
        var classifiers = Classifier.All(options);
        foreach (var classifier in classifiers)
        {
            progress?.Report(new("training classifiers", results.Count, classifiers.Count, classifier.Name));
            results.Add((classifier.Name, run.Judge(classifier)));
        }

        progress?.Report(new("training classifiers", results.Count, classifiers.Count));
        return new()
        {
            Options = options,
            Classes = data.Classes,
            HasHoldout = holdout is not null,
            Metrics = [.. new DownstreamMetrics(data, options).Of(results)],
            Scores = [.. results.SelectMany(result => result.Arms.Select(arm => new DownstreamScore(result.Name, arm.Key, arm.Value.Accuracy.Interval.Within(0, 1), arm.Value.Auc?.Interval.Within(0, 1))))],
            Notes = [.. data.Notes, .. notes, .. run.Notes.Distinct()],
        };
    }

    internal static string NoteOnUnlabelled(int rows, string which, string label) => $"{rows} {which} rows are left out: they have no '{label}'.";
}
