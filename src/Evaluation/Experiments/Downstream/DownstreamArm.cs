namespace SynthRec.MLNet.Evaluation;

/// <summary>What one classifier tells of the test rows of an arm.</summary>
/// <param name="Correct">For each row 1 if its class was told, else 0.</param>
/// <param name="Auc">The area under the ROC curve; null if the rows do not define it.</param>
internal sealed record DownstreamArm(double[] Correct, Figure? Auc)
{
    public Figure Accuracy => Figure.Mean(Correct);

    public static DownstreamArm Of(float[] scores, int[] labels, int classCount)
    {
        var correct = Array.ConvertAll(labels, _ => 0.0);
        for (var row = 0; row < labels.Length; row++)
        {
            var own = scores.AsSpan(row * classCount, classCount);
            correct[row] = IndexOfMax(own) == labels[row] ? 1 : 0;
        }

        return new(correct, AucFigure.OneVersusRest(scores, labels, classCount));
    }

    private static int IndexOfMax(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var at = 1; at < scores.Length; at++)
            best = scores[at] > scores[best] ? at : best;
        return best;
    }
}
