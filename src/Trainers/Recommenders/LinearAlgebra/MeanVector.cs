namespace SynthRec.MLNet.Recommenders;

internal static class MeanVector
{
    /// <summary>The mean of the chosen rows of a matrix; zero if none is chosen.</summary>
    public static float[] Of(ReadOnlySpan<float> rows, int rank, Func<int, bool> chosen)
    {
        var sum = new double[rank];
        var count = 0;
        for (var row = 0; row * rank < rows.Length; row++)
        {
            if (!chosen(row))
                continue;
            count++;
            for (var i = 0; i < rank; i++)
                sum[i] += rows[row * rank + i];
        }

        return Array.ConvertAll(sum, total => count == 0 ? 0 : (float)(total / count));
    }
}
