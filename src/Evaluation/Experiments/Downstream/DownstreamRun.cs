namespace SynthRec.MLNet.Evaluation;

/// <summary>Trains classifiers in each arm and judges them.</summary>
internal sealed class DownstreamRun(DownstreamData data, CancellationToken cancellationToken)
{
    public List<string> Notes { get; } = [];

    public IReadOnlyDictionary<UtilityArm, DownstreamArm> Judge(Classifier classifier)
    {
        var afterReal = Judge(classifier, data.Real, "real", data.Test, data.Synthetic);
        return new SortedDictionary<UtilityArm, DownstreamArm>
        {
            [UtilityArm.TrainRealTestReal] = afterReal[0],
            [UtilityArm.TrainRealTestSynthetic] = afterReal[1],
            [UtilityArm.TrainSyntheticTestReal] = Judge(classifier, data.Synthetic, "synthetic", data.Test)[0],
            [UtilityArm.TrainBothTestReal] = Judge(classifier, data.Real.Append(data.Synthetic), "all", data.Test)[0],
        };
    }

    private DownstreamArm[] Judge(Classifier classifier, LabelledTable training, string which, params ReadOnlySpan<LabelledTable> tests)
    {
        var encoder = new FeatureEncoder(training);
        var labels = data.NumbersOf(training);
        int[] present = [.. labels.Distinct().Order()];
        var rows = tests.ToArray();
        var scores = Score();
        return [.. rows.Zip(scores, (table, ofTable) => DownstreamArm.Of(Widen(ofTable, present, table.Count), data.NumbersOf(table), data.Classes.Length))];

        float[][] Score()
        {
            if (present.Length == 1 || encoder.Dimensions == 0)
            {
                Notes.Add(present.Length == 1
                    ? $"The {which} rows are all of class '{data.Classes[present[0]]}', so classifiers trained on them tell that of every row."
                    : $"No feature of the {which} rows varies, so classifiers trained on them tell the most frequent class of every row.");
                var shares = present.Select(one => (float)labels.Count(label => label == one) / labels.Length).ToArray();
                return [.. rows.Select(table => Enumerable.Repeat(shares, table.Count).SelectMany(share => share).ToArray())];
            }

            if (present.Length < data.Classes.Length)
                Notes.Add($"The {which} rows have {present.Length} of the {data.Classes.Length} classes; the others are never told by classifiers trained on them.");
            return classifier.FitAndScore(
                new(encoder.Encode(training), encoder.Dimensions, Array.ConvertAll(labels, label => Array.BinarySearch(present, label))),
                present.Length,
                [.. rows.Select(encoder.Encode)],
                cancellationToken);
        }
    }

    /// <summary>Scores of all classes: those that training did not have score below every other.</summary>
    private float[] Widen(float[] scores, int[] present, int rows)
    {
        var wide = new float[rows * data.Classes.Length];
        Array.Fill(wide, float.MinValue);
        for (var row = 0; row < rows; row++)
        {
            for (var at = 0; at < present.Length; at++)
                wide[(row * data.Classes.Length) + present[at]] = scores[(row * present.Length) + at];
        }

        return wide;
    }
}
