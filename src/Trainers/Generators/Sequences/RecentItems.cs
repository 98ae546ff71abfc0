using System.Numerics;

namespace SynthRec.MLNet.Generators;

/// <summary>The different items that a sequence had last, in classes by how many others came since.</summary>
internal sealed class RecentItems
{
    /// <summary>The last item, the one before it, then classes of 2, 4, 8 and 16.</summary>
    public const int Classes = 6;

    /// <summary>The number of pairs of a class and of how many items there are, in classes of the same sizes.</summary>
    public const int Cells = Classes * Classes;

    private const int Most = 1 << (Classes - 1);
    private readonly List<int> items = new(Most + 1);

    /// <summary>The items, the last first.</summary>
    public IReadOnlyList<int> Items => items;

    public void Add(int item)
    {
        items.Remove(item);
        items.Insert(0, item);
        if (items.Count > Most)
            items.RemoveAt(Most);
    }

    /// <summary>The class of the item before which so many others are in <see cref="Items"/>.</summary>
    public static int ClassOf(int rank) => BitOperations.Log2((2 * (uint)rank) + 1);

    /// <summary>How many items are before the first of a class.</summary>
    public static int FirstRankOf(int one) => (1 << one) >> 1;

    /// <summary>The pair of a class and of how many items there are now.</summary>
    public int CellOf(int one) => (ClassOf(items.Count - 1) * Classes) + one;

    /// <summary>The class of an item; null if it is not among these.</summary>
    public int? ClassOfItem(int item) => items.IndexOf(item) is >= 0 and var rank ? ClassOf(rank) : null;
}
