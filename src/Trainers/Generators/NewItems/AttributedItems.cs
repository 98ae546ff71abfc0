using MathNet.Numerics.LinearAlgebra.Double;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Generators;

/// <summary>The items of interactions with their scaled attributes.</summary>
internal sealed class AttributedItems
{
    public AttributedItems(Interactions data, FeatureVectors features)
    {
        Takers = new(data);
        var rows = new int[data.ItemCount];
        for (var item = 0; item < rows.Length; item++)
            rows[item] = features.Ids.TryGetIndex(data.Items.GetText(item), out var row) ? row : -1;
        Known = [.. Enumerable.Range(0, rows.Length).Where(item => rows[item] >= 0 && Takers.CountOf(item) > 0)];
        Scale = new(FeatureScale.Fit(features.Subset(Array.ConvertAll(Known, item => rows[item]))));
        Attributes = new float[]?[data.ItemCount];
        foreach (var item in Known)
            Attributes[item] = Scale.Apply(features.Of(rows[item]));
    }

    /// <summary>The items that have both interactions and attributes, ascending.</summary>
    public int[] Known { get; }

    /// <summary>The scaled attributes of each item; null for one that is not <see cref="Known"/>.</summary>
    public float[]?[] Attributes { get; }

    /// <summary>How attributes are scaled.</summary>
    public ItemAttributes Scale { get; }

    /// <summary>The users of each item.</summary>
    public ItemUsers Takers { get; }

    /// <summary>The attributes of items, a row for each.</summary>
    public DenseMatrix Rows(int[] items) => DenseMatrix.OfRows(items.Length, Scale.Dimensions, items.Select(item => Attributes[item]!.Select(value => (double)value)));
}
