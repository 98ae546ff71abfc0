namespace SynthRec.MLNet.Generators;

/// <summary>Collects the users of one batch after the other.</summary>
internal sealed class DrawnInteractions
{
    private readonly List<int> offsets = [0];
    private readonly List<int> items = [];
    private readonly List<float> values = [];
    private readonly List<long> timestamps = [];
    private readonly List<byte> eventTypes = [];
    private bool hasValues, hasTimestamps;

    public void Add(BehaviourBatch batch)
    {
        (hasValues, hasTimestamps) = (batch.Values is not null, batch.Timestamps is not null);
        for (var user = 0; user < batch.Count; user++)
        {
            items.AddRange(batch.Items[user]);
            values.AddRange(batch.Values?[user] ?? []);
            timestamps.AddRange(batch.Timestamps?[user] ?? []);
            eventTypes.AddRange(batch.EventTypes?[user] ?? []);
            offsets.Add(items.Count);
        }
    }

    public Interactions ToInteractions(Vocabulary users, Vocabulary itemIds, Vocabulary? eventTypeIds) => new(
        users,
        itemIds,
        [.. offsets],
        [.. items],
        hasValues ? [.. values] : null,
        hasTimestamps ? [.. timestamps] : null,
        eventTypeIds is null ? null : [.. eventTypes],
        eventTypeIds);
}
