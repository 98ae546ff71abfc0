using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Stretches of the sequences of a mini-batch side by side, as a network sees them: short ones are filled up with nothing.</summary>
internal sealed class EventWindows(SequenceStatistics statistics, int rows, int length)
{
    private readonly EventInputs inputs = new(statistics);
    private readonly List<float> present = [];

    public int Rows => rows;

    /// <summary>The length of each row; the start of a sequence counts as an event.</summary>
    public int Length => length;

    /// <summary>The last events of each sequence; of a sequence without events the start alone.</summary>
    /// <param name="statistics">What is known of all sequences.</param>
    /// <param name="sequences">The sequences.</param>
    /// <param name="longest">The most events of each.</param>
    public static EventWindows Latest(SequenceStatistics statistics, EventSequence[] sequences, int longest)
    {
        var windows = new EventWindows(statistics, sequences.Length, Math.Min(longest, sequences.Max(sequence => sequence.Count + 1)));
        foreach (var sequence in sequences)
            windows.AddRow(sequence, Math.Max(0, sequence.Count + 1 - windows.Length));
        return windows;
    }

    /// <summary>Adds the part of a sequence that begins after so many of its events.</summary>
    public void AddRow(EventSequence sequence, int start)
    {
        for (var events = start; events < start + length; events++)
        {
            var isPresent = events <= sequence.Count;
            present.Add(isPresent ? 1 : 0);
            if (isPresent && sequence.Count > 0)
                inputs.Add(sequence, events);
            else
                inputs.AddNothing();
        }
    }

    /// <summary>The events as vectors: rows × length × width.</summary>
    public Tensor Embed(SequenceNetwork network) => network.Embed(inputs).view(rows, length, -1);

    /// <summary>The mean of vectors of events, rows × length × width, over those that are present: rows × width.</summary>
    public Tensor Mean(Tensor events)
    {
        using var scope = NewDisposeScope();
        var weights = tensor([.. present], float32, events.device).view(rows, length, 1);
        return ((events * weights).sum(dim: 1) / weights.sum(dim: 1)).MoveToOuterDisposeScope();
    }
}
