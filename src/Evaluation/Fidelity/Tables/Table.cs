namespace SynthRec.MLNet.Evaluation;

/// <summary>Numbers of a column, or seconds; NaN where missing.</summary>
internal sealed record NumericColumn(string Name, bool IsTime, double[] Values);

/// <summary>The category of each row of a column, among those of the real and the synthetic table together; −1 where missing.</summary>
internal sealed record CategoryColumn(string Name, CategoryNames Categories, int[] Values);

/// <summary>The categories of each row of a column, each once and ascending, among those of the real and the synthetic table together.</summary>
internal sealed record SetColumn(string Name, CategoryNames Categories, int[][] Values);

/// <summary>A table of attributes by columns; the real and the synthetic one have the same columns in the same order.</summary>
internal sealed record Table(int Count, NumericColumn[] Numbers, CategoryColumn[] Categories, SetColumn[] Sets) : ISample<Table>
{
    public Table Select(int[] chosen) => new(
        chosen.Length,
        Array.ConvertAll(Numbers, column => column with { Values = Pick(column.Values, chosen) }),
        Array.ConvertAll(Categories, column => column with { Values = Pick(column.Values, chosen) }),
        Array.ConvertAll(Sets, column => column with { Values = Pick(column.Values, chosen) }));

    private static TValue[] Pick<TValue>(TValue[] values, int[] chosen) => Array.ConvertAll(chosen, row => values[row]);
}
