using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>A batch of timelines as <see cref="EvolutionNetwork"/> reads it.</summary>
internal sealed class TimelineBatch
{
    private readonly float[] elapsed, known;

    /// <param name="timelines">The timelines, each with at least one entry.</param>
    /// <param name="dropout">The share of items to hide.</param>
    /// <param name="random">The random stream of what is hidden.</param>
    public TimelineBatch(IReadOnlyList<Timeline> timelines, float dropout = 0, SeededRandom? random = null)
    {
        Steps = new(timelines);
        Items = new(Steps.Rows.Length);
        (elapsed, known) = (new float[Steps.Rows.Length], new float[Steps.Rows.Length]);
        for (var row = 0; row < Steps.Rows.Length; row++)
        {
            var (user, entry) = Steps.Rows[row];
            elapsed[row] = MathF.Log(1 + timelines[user].ElapsedBefore(entry));
            known[row] = entry < timelines[user].Known ? 1 : 0;
            Items.StartRow();
            var items = timelines[user].ItemsOf(entry);
            foreach (var item in items)
            {
                if (dropout == 0 || random!.NextSingle() >= dropout)
                    Items.Add(item, 1 / MathF.Sqrt(items.Count) / (1 - dropout));
            }
        }
    }

    public TimelineSteps Steps { get; }

    /// <summary>What was taken in each row, scaled to unit length; nothing where that is not known.</summary>
    public SparseRows Items { get; }

    public bool AnyKnown => Array.IndexOf(known, 1) >= 0;

    public bool AllKnown => Array.IndexOf(known, 0) < 0;

    /// <summary>The logarithm of how long ago the entry before was, in periods: rows × 1.</summary>
    public Tensor Elapsed(Device device) => Column(elapsed, device);

    /// <summary>1 where the items of a row are known: rows × 1.</summary>
    public Tensor Known(Device device) => Column(known, device);

    private static Tensor Column(float[] numbers, Device device) => tensor(numbers, float32, device).view(-1, 1).clone();
}
