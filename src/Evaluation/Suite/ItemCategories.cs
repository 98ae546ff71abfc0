namespace SynthRec.MLNet.Evaluation;

/// <summary>An attribute of items, such as their genres: any number of categories for each item. Immutable.</summary>
public sealed class ItemCategories
{
    private readonly Dictionary<string, IReadOnlyList<string>> categories = new(StringComparer.Ordinal);

    /// <summary>Makes an attribute.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="categoriesOfItems">The categories of each item by item id. Items that are not there have none.</param>
    /// <exception cref="ArgumentException">An item comes twice.</exception>
    public ItemCategories(string name, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> categoriesOfItems)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(categoriesOfItems);
        Name = name;
        foreach (var (item, ofItem) in categoriesOfItems)
        {
            if (!categories.TryAdd(item, [.. ofItem.Distinct()]))
                throw new ArgumentException($"Item '{item}' comes twice in '{name}'. Give each item once.", nameof(categoriesOfItems));
        }

        Categories = [.. categories.Values.SelectMany(ofItem => ofItem).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The name of the attribute.</summary>
    public string Name { get; }

    /// <summary>All categories, in ordinal order.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>How many interactions are with items of each category; an item of two counts for both.</summary>
    internal int[] CountsIn(Interactions data)
    {
        var places = Categories.Index().ToDictionary(category => category.Item, category => category.Index, StringComparer.Ordinal);
        var counts = new int[Categories.Count];
        foreach (var (item, count) in data.ItemCounts().Index())
        {
            foreach (var category in categories.GetValueOrDefault(data.Items.GetText(item), []))
                counts[places[category]] += count;
        }

        return counts;
    }
}
