namespace SynthRec.MLNet.Generators;

/// <summary>A sparse matrix of scores, by rows.</summary>
internal sealed record ScoreMatrix(int[] Offsets, int[] Columns, float[] Scores)
{
    public int RowCount => Offsets.Length - 1;

    public ScoreMatrix Transpose(int columnCount)
    {
        var offsets = new int[columnCount + 1];
        foreach (var column in Columns)
            offsets[column + 1]++;
        for (var column = 0; column < columnCount; column++)
            offsets[column + 1] += offsets[column];
        var next = offsets.AsSpan(0, columnCount).ToArray();
        var rows = new int[Columns.Length];
        var scores = new float[Columns.Length];
        for (var row = 0; row < RowCount; row++)
        {
            for (var at = Offsets[row]; at < Offsets[row + 1]; at++)
            {
                var to = next[Columns[at]]++;
                (rows[to], scores[to]) = (row, Scores[at]);
            }
        }

        return new(offsets, rows, scores);
    }
}
