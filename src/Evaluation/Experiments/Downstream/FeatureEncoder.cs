using MathNet.Numerics.Statistics;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Makes numbers of the features as the rows trained on teach: numbers standardised, missing ones at the mean; of categories the most frequent ones one-hot,
/// others and missing ones all 0.
/// </summary>
internal sealed class FeatureEncoder
{
    private const int MostCategories = 100;
    private readonly List<(int Column, Func<FeatureColumn, int, float> Encode)> parts = [];

    public FeatureEncoder(LabelledTable training)
    {
        foreach (var (at, column) in training.Columns.Index())
        {
            if (column.Numbers is not null)
                AddNumber(at, column.Numbers);
            else
                AddCategories(at, column.Categories!);
        }
    }

    /// <summary>The number of features of a row.</summary>
    public int Dimensions => parts.Count;

    /// <summary>The rows one after the other.</summary>
    public float[] Encode(LabelledTable table)
    {
        var features = new float[checked(table.Count * Dimensions)];
        for (var row = 0; row < table.Count; row++)
        {
            for (var part = 0; part < parts.Count; part++)
                features[(row * Dimensions) + part] = parts[part].Encode(table.Columns[parts[part].Column], row);
        }

        return features;
    }

    private void AddNumber(int at, float[] numbers)
    {
        var known = numbers.Where(float.IsFinite).Select(number => (double)number).ToArray();
        var (mean, deviation) = known.Length < 2 ? (0, 0) : known.MeanStandardDeviation();
        if (deviation > 0)
            parts.Add((at, (column, row) => float.IsFinite(column.Numbers![row]) ? (float)((column.Numbers[row] - mean) / deviation) : 0));
    }

    private void AddCategories(int at, string?[] categories)
    {
        var frequent = categories.Where(category => category is not null).CountBy(category => category!)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MostCategories);
        foreach (var (category, _) in frequent)
            parts.Add((at, (column, row) => column.Categories![row] == category ? 1 : 0));
    }
}
