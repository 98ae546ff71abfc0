using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws users from a trained <see cref="SequenceNetwork"/>, event after event, all users of a batch at once.</summary>
internal sealed class SequenceBehaviour(SequenceNetwork network, SequenceStatistics statistics) : ISequenceBehaviour
{
    public string Family => network.Encoder.Family;

    public Vocabulary? EventTypes => statistics.EventTypes;

    public SequenceTargets? Targets => statistics.Targets;

    public SequenceNetwork Network => network;

    public SequenceStatistics Statistics => statistics;

    public void Sample(BehaviourBatch batch) => Sample(batch, context: null);

    /// <summary>Draws users, to each of whose events a vector of theirs is added: users × width.</summary>
    public void Sample(BehaviourBatch batch, Tensor? context)
    {
        var users = Enumerable.Range(0, batch.Count)
            .Select(user => new GrowingSequence(user, batch.EventsOf(user, EventTypes), statistics, batch.RandomOf(user, RandomPurpose.Sampling)))
            .ToArray();
        if (users.Length > 0)
            Grow(users, new ItemSampler(batch.Temperature, batch.TopK, batch.TopP), batch.Matching, context);
        batch.Timestamps = new long[batch.Count][];
        batch.EventTypes = EventTypes is null ? null : new byte[batch.Count][];
        foreach (var user in users)
        {
            var drawn = user.Drawn();
            (batch.Items[user.User], batch.Timestamps[user.User]) = (drawn.Items, drawn.Times);
            if (batch.EventTypes is not null)
                batch.EventTypes[user.User] = drawn.Types!;
        }
    }

    private void Grow(GrowingSequence[] users, ItemSampler sampler, SequenceMatching? matching, Tensor? context)
    {
        using var _ = no_grad();
        using var state = new SequenceState(network.Encoder, users.Length, context);
        Warm(users, state);
        while (true)
        {
            var goOn = DrawGaps(users, state.Output, matching);
            if (goOn.Length == 0)
                return;
            users = Array.ConvertAll(goOn, row => users[row]);
            state.Select(goOn);
            DrawItems(users, state.Output, sampler, matching);
            var inputs = new EventInputs(statistics);
            foreach (var user in users)
                user.AddInput(inputs);
            state.Step(network, inputs, null);
        }
    }

    /// <summary>Reads the histories, so that all of them end at the same step.</summary>
    private void Warm(GrowingSequence[] users, SequenceState state)
    {
        var longest = users.Max(user => user.HistoryCount);
        for (var step = 0; step <= longest; step++)
        {
            var inputs = new EventInputs(statistics);
            var present = new float[users.Length];
            for (var row = 0; row < users.Length; row++)
            {
                var events = step - longest + users[row].HistoryCount;
                present[row] = events >= 0 ? 1 : 0;
                if (events >= 0)
                    users[row].AddHistoryInput(inputs, events);
                else
                    inputs.AddNothing();
            }

            state.Step(network, inputs, present);
        }
    }

    /// <summary>The rows whose sequences go on.</summary>
    private int[] DrawGaps(GrowingSequence[] users, Tensor hidden, SequenceMatching? matching)
    {
        using var scope = NewDisposeScope();
        var ends = network.EndLogits(hidden, [.. users.Select(user => (long)Positions.Of(user.Count))]).ToSingles();
        var gaps = network.GapLogits(hidden).ToSingles();
        var bins = statistics.Gaps.Count;
        var goOn = new List<int>();
        for (var row = 0; row < users.Length; row++)
        {
            var user = users[row];
            if (!user.DrawEnd(ends[row] + (matching?.ExpectEnd(user.Count) ?? 0)) && user.DrawGap(gaps.AsSpan(row * bins, bins)))
                goOn.Add(row);
            else
                matching?.CountEnd(user.Count);
        }

        return [.. goOn];
    }

    private void DrawItems(GrowingSequence[] users, Tensor hidden, ItemSampler sampler, SequenceMatching? matching)
    {
        using var scope = NewDisposeScope();
        var query = network.Query(hidden, [.. users.Select(user => (long)user.NextGapBin)]);
        SparseEvidence? evidence = null;
        if (statistics.Transitions is not null)
        {
            evidence = new(statistics.ItemCount);
            foreach (var user in users)
                statistics.Transitions.AddRow(user.LastItem, null, evidence);
        }

        var logits = network.ItemLogits(query, evidence).ToSingles();
        var count = statistics.ItemCount;
        var candidates = new ItemCandidates[users.Length];
        Parallel.For(0, users.Length, new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() }, row =>
            candidates[row] = users[row].DrawItems(logits.AsSpan(row * count, count), sampler, matching is null ? 1 : SequenceMatching.Candidates));
        for (var row = 0; row < users.Length; row++)
            users[row].Add(matching is null ? candidates[row].Items[0] : matching.Choose(users[row], candidates[row]));
        if (EventTypes is null)
            return;
        var types = network.TypeLogits(query, [.. users.Select(user => (long)user.LastItem)]).ToSingles();
        for (var row = 0; row < users.Length; row++)
            users[row].DrawType(types.AsSpan(row * EventTypes.Count, EventTypes.Count));
    }

    public void Write(BinaryWriter writer)
    {
        statistics.Write(writer);
        network.Encoder.Write(writer);
        network.Weights.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="readEncoder">Reads the family's encoder.</param>
    public static SequenceBehaviour Read(BinaryReader reader, Func<BinaryReader, Func<Weights, ISequenceEncoder>> readEncoder)
    {
        var statistics = SequenceStatistics.Read(reader);
        var network = new SequenceNetwork(statistics.Shape, readEncoder(reader), seed: 0);
        network.Weights.Read(reader);
        return new(network, statistics);
    }

    public void Dispose() => network.Dispose();
}
