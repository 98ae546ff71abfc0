using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Which items each row of a mini-batch had before, by <see cref="RecentItems"/>.</summary>
internal sealed class SeenItems(int itemCount)
{
    private readonly List<long> cells = [];
    private readonly List<long> slots = [];
    private readonly List<long> biases = [];
    private int rows;

    public void AddRow(RecentItems recent)
    {
        for (var rank = 0; rank < recent.Items.Count; rank++)
        {
            cells.Add(((long)rows * itemCount) + recent.Items[rank]);
            slots.Add((rows * RecentItems.Classes) + RecentItems.ClassOf(rank));
            biases.Add(recent.CellOf(RecentItems.ClassOf(rank)));
        }

        rows++;
    }

    /// <summary>Adds to the logits of items seen before, rows × items, what their classes have in each row, rows × classes, and in common: cells.</summary>
    public Tensor AddTo(Tensor logits, Tensor offsets, Tensor bias)
    {
        if (cells.Count == 0)
            return logits;
        using var scope = NewDisposeScope();
        var values = offsets.reshape(-1).index_select(0, tensor([.. slots], int64, logits.device)).Plus(bias.index_select(0, tensor([.. biases], int64, logits.device)));
        return logits.reshape(-1).scatter_add(0, tensor([.. cells], int64, logits.device), values).view(logits.shape).MoveToOuterDisposeScope();
    }
}
