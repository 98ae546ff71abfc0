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
    public Table Select(int[] chosen) => Convert(column => Pick(column.Values, chosen), column => Pick(column.Values, chosen), column => Pick(column.Values, chosen)) with { Count = chosen.Length };

    /// <summary>The same columns with other values.</summary>
    public Table Convert(Func<NumericColumn, double[]> numbers, Func<CategoryColumn, int[]> categories, Func<SetColumn, int[][]> sets) => this with
    {
        Numbers = Array.ConvertAll(Numbers, column => column with { Values = numbers(column) }),
        Categories = Array.ConvertAll(Categories, column => column with { Values = categories(column) }),
        Sets = Array.ConvertAll(Sets, column => column with { Values = sets(column) }),
    };

    private static TValue[] Pick<TValue>(TValue[] values, int[] chosen) => Array.ConvertAll(chosen, row => values[row]);
}
