using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>The area under the ROC curve with what each row moves it by, so that it has intervals and paired tests as means have.</summary>
/// <remarks>The moves are the components of DeLong, DeLong and Clarke-Pearson 1988, by ranks as in Sun and Xu 2014.</remarks>
internal static class AucFigure
{
    /// <summary>The mean over classes of the area of each class against the rest; null if there are not two rows of each side for any class.</summary>
    /// <param name="scores">Rows × classes.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="classCount">The number of classes.</param>
    public static Figure? OneVersusRest(float[] scores, int[] labels, int classCount)
    {
        var figures = Enumerable.Range(0, classCount)
            .Select(which => Of([.. labels.Select((_, row) => (double)scores[(row * classCount) + which])], Array.ConvertAll(labels, label => label == which)))
            .OfType<Figure>()
            .ToArray();
        return figures.Length == 0 ? null : (1.0 / figures.Length) * figures.Aggregate((a, b) => a + b);
    }

    /// <summary>The probability that a positive row scores higher than a negative one, ties counting half; null with fewer than two of a side.</summary>
    public static Figure? Of(double[] scores, bool[] isPositive)
    {
        int[] positive = [.. Enumerable.Range(0, scores.Length).Where(row => isPositive[row])];
        int[] negative = [.. Enumerable.Range(0, scores.Length).Where(row => !isPositive[row])];
        if (positive.Length < 2 || negative.Length < 2)
            return null;
        var ranks = Ranks(scores);
        var moves = new double[scores.Length];
        Place(positive, negative.Length, wins: true);
        Place(negative, positive.Length, wins: false);
        var area = positive.Average(row => moves[row]);
        foreach (var row in positive)
            moves[row] = (moves[row] - area) / positive.Length;
        foreach (var row in negative)
            moves[row] = (moves[row] - area) / negative.Length;
        return new(area, moves, [0]);

        void Place(int[] own, int others, bool wins)
        {
            var ownRanks = Ranks(Array.ConvertAll(own, row => scores[row]));
            foreach (var (at, row) in own.Index())
            {
                var below = (ranks[row] - ownRanks[at]) / others;
                moves[row] = wins ? below : 1 - below;
            }
        }
    }

    private static double[] Ranks(double[] values) => ArrayStatistics.RanksInplace([.. values], RankDefinition.Average);
}
