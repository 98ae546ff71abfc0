using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>A mini-batch for training: a window of each user's sequence, and what came after each of its events.</summary>
internal sealed class SequenceWindows
{
    private readonly Targets ends = new(), gaps = new(), items = new(), types = new();
    private readonly List<long> endPositions = [], itemGaps = [];
    private readonly SparseEvidence? evidence;

    private SequenceWindows(SequenceStatistics statistics, int rows, int length)
    {
        Events = new(statistics, rows, length);
        evidence = statistics.Transitions is null ? null : new(statistics.ItemCount);
    }

    /// <summary>The events that the network sees.</summary>
    public EventWindows Events { get; }

    /// <summary>The number of events that are predicted.</summary>
    public int Count => items.Rows.Count;

    /// <summary>Draws a window of each sequence, the whole where it is short.</summary>
    /// <param name="statistics">What is known of all sequences.</param>
    /// <param name="sequences">The sequences, none without events.</param>
    /// <param name="longest">The most events that a window has.</param>
    /// <param name="learnt">Whether the transitions of these sequences are in the statistics and must be left out.</param>
    /// <param name="random">The random stream.</param>
    public static SequenceWindows Draw(SequenceStatistics statistics, EventSequence[] sequences, int longest, bool learnt, SeededRandom random)
    {
        var length = Math.Min(longest, sequences.Max(sequence => sequence.Count + 1));
        var windows = new SequenceWindows(statistics, sequences.Length, length);
        for (var row = 0; row < sequences.Length; row++)
            windows.AddRow(statistics, sequences[row], row * length, learnt, random);
        return windows;
    }

    /// <summary>The negative log-probabilities of all that came: of ends, gaps, items and types, each summed over the events.</summary>
    /// <param name="network">The network.</param>
    /// <param name="dropout">The share of embedded and hidden units to drop.</param>
    /// <param name="generator">The random stream of dropout.</param>
    /// <param name="context">What is added to every event of a row, rows × width; null for nothing.</param>
    public SequenceLosses Losses(SequenceNetwork network, double dropout = 0, Generator? generator = null, Tensor? context = null)
    {
        var embedded = Dropout.Apply(Events.Embed(network), dropout, generator).WithContext(context?.unsqueeze(1));
        var hidden = Dropout.Apply(network.Encoder.Encode(embedded).reshape(Events.Rows * Events.Length, -1), dropout, generator);
        var query = network.Query(items.Of(hidden), itemGaps);
        return new(
            ends.Rows.Count == 0 ? zeros(1, device: hidden.device).sum() : EndLoss(network.EndLogits(ends.Of(hidden), endPositions)),
            gaps.Rows.Count == 0 ? zeros(1, device: hidden.device).sum() : gaps.CrossEntropy(network.GapLogits(gaps.Of(hidden))),
            items.CrossEntropy(network.ItemLogits(query, evidence)),
            types.Classes.Count == 0 ? zeros(1, device: hidden.device).sum() : types.CrossEntropy(network.TypeLogits(query, items.Classes)));
    }

    private void AddRow(SequenceStatistics statistics, EventSequence sequence, int firstRow, bool learnt, SeededRandom random)
    {
        var surplus = sequence.Count + 1 - Events.Length;
        var start = surplus > 0 ? random.NextInt32(surplus + 1) : 0;
        Dictionary<(int, int), int>? own = null;
        if (evidence is not null && learnt)
            Transitions.Count(sequence, statistics.ItemCount, own = []);
        Events.AddRow(sequence, start);
        for (var events = start; events <= Math.Min(sequence.Count, start + Events.Length - 1); events++)
            AddTargets(statistics, sequence, events, firstRow + events - start, own);
    }

    private void AddTargets(SequenceStatistics statistics, EventSequence sequence, int events, int row, Dictionary<(int, int), int>? own)
    {
        var isEnd = events == sequence.Count;
        if (events > 0)
        {
            ends.Add(row, isEnd ? 1 : 0);
            endPositions.Add(Positions.Of(events));
        }

        if (isEnd)
            return;
        var gap = events == 0 ? statistics.Gaps.Count : statistics.Gaps.BinOf(sequence.Times[events] - sequence.Times[events - 1]);
        if (events > 0)
            gaps.Add(row, gap);
        itemGaps.Add(gap);
        items.Add(row, sequence.Items[events]);
        if (sequence.Types is not null)
            types.Add(row, sequence.Types[events]);
        if (evidence is not null)
            statistics.Transitions!.AddRow(events == 0 ? statistics.ItemCount : sequence.Items[events - 1], own, evidence);
    }

    private Tensor EndLoss(Tensor logits)
    {
        using var scope = NewDisposeScope();
        var signs = tensor([.. ends.Classes.Select(ended => ended == 1 ? 1f : -1f)], float32, logits.device);
        return nn.functional.logsigmoid(logits * signs).sum().neg().MoveToOuterDisposeScope();
    }

    /// <summary>The rows where something is predicted, and what came.</summary>
    private sealed class Targets
    {
        public List<long> Rows { get; } = [];

        public List<long> Classes { get; } = [];

        public void Add(long row, long target)
        {
            Rows.Add(row);
            Classes.Add(target);
        }

        public Tensor Of(Tensor hidden) => hidden.index_select(0, tensor([.. Rows], int64, hidden.device));

        public Tensor CrossEntropy(Tensor logits) => nn.functional.cross_entropy(logits, tensor([.. Classes], int64, logits.device), reduction: nn.Reduction.Sum);
    }
}
