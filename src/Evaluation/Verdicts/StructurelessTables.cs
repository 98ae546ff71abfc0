using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Tables of as many rows as a real one that know little of it.</summary>
internal static class StructurelessTables
{
    private const long ShufflePurpose = 0x52534855;
    private const long FlatPurpose = 0x52464C41;

    /// <summary>Independent columns: each column of the real table shuffled by itself.</summary>
    public static Table Shuffled(Table real, int seed, int draw)
    {
        var random = SeededRandom.For(seed, ShufflePurpose, draw);
        return real.Convert(column => Shuffled(column.Values, random), column => Shuffled(column.Values, random), column => Shuffled(column.Values, random));
    }

    /// <summary>Flat columns: numbers drawn uniformly over the range, categories with equal chances, sets of one category; no value is missing that need not be.</summary>
    public static Table Flat(Table real, int seed, int draw)
    {
        var random = SeededRandom.For(seed, FlatPurpose, draw);
        return real.Convert(column => FlatNumbers(column, random), column => FlatCategories(column, random), column => FlatSets(column, random));
    }

    /// <summary>Each column with one value over and over: the median, or the most frequent category or set.</summary>
    public static Table Constant(Table real) => real.Convert(
        column => Repeat(real, ColumnComparison.Present(column) is { Length: > 0 } present ? present.Median() : double.NaN),
        column => Repeat(real, MostFrequent(column.Values, EqualityComparer<int>.Default)),
        column => Repeat(real, MostFrequent(column.Values, new SameSets())));

    private static T[] Repeat<T>(Table real, T value) => [.. Enumerable.Repeat(value, real.Count)];

    private static T MostFrequent<T>(T[] values, IEqualityComparer<T> same) where T : notnull => values.CountBy(value => value, same).MaxBy(count => count.Value).Key;

    private static T[] Shuffled<T>(T[] values, SeededRandom random)
    {
        var shuffled = (T[])values.Clone();
        random.Shuffle<T>(shuffled);
        return shuffled;
    }

    private static double[] FlatNumbers(NumericColumn column, SeededRandom random)
    {
        var present = ColumnComparison.Present(column);
        if (present.Length == 0)
            return column.Values;
        var (least, most) = (present.Min(), present.Max());
        return Array.ConvertAll(column.Values, _ => least + (random.NextDouble() * (most - least)));
    }

    private static int[] FlatCategories(CategoryColumn column, SeededRandom random)
    {
        int[] known = [.. column.Values.Distinct().Order()];
        return Array.ConvertAll(column.Values, _ => known[random.NextInt32(known.Length)]);
    }

    private static int[][] FlatSets(SetColumn column, SeededRandom random)
    {
        int[] known = [.. column.Values.SelectMany(set => set).Distinct().Order()];
        return known.Length == 0 ? column.Values : Array.ConvertAll(column.Values, _ => new[] { known[random.NextInt32(known.Length)] });
    }

    private sealed class SameSets : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? first, int[]? second) => first.AsSpan().SequenceEqual(second);

        public int GetHashCode(int[] set) => set.Aggregate(set.Length, HashCode.Combine);
    }
}
