namespace SynthRec.MLNet.Generators;

/// <summary>What a network of sequences predicts before it has learnt anything: what is counted in the training data, whatever came before.</summary>
internal sealed record FirstGuess(float[] EndLogOdds, float[] GapLogShares, float[] ItemLogShares, float[] TypeLogShares)
{
    public static FirstGuess Of(Interactions data, EventSequence[] sequences, SequenceStatistics statistics)
    {
        var ends = new int[Positions.Count];
        var passed = new int[Positions.Count];
        foreach (var sequence in sequences.Where(sequence => sequence.Count > 0))
        {
            for (var events = 1; events < sequence.Count; events++)
                passed[Positions.Of(events)]++;
            ends[Positions.Of(sequence.Count)]++;
        }

        var types = new int[Math.Max(1, statistics.Shape.EventTypes)];
        foreach (var type in data.EventTypeIndices)
            types[type]++;
        return new(
            [.. ends.Zip(passed, LogShare.Odds)],
            statistics.Gaps.LogShares,
            LogShare.Of(data.ItemCounts()),
            LogShare.Of(types));
    }

    public static FirstGuess Nothing(SequenceShape shape) =>
        new(new float[Positions.Count], new float[shape.Gaps], new float[shape.Items], new float[Math.Max(1, shape.EventTypes)]);
}
