namespace SynthRec.MLNet.Generators;

/// <summary>Collects the users of one item after the other.</summary>
internal sealed class DrawnItems(Vocabulary users, Vocabulary items, bool hasValues)
{
    private readonly List<(int Item, float Value)>[] ofUsers = [.. Enumerable.Range(0, users.Count).Select(_ => new List<(int, float)>())];

    public void Add(int item, IReadOnlyList<int> takers, ReadOnlySpan<float> values)
    {
        for (var at = 0; at < takers.Count; at++)
            ofUsers[takers[at]].Add((item, values[at]));
    }

    public Interactions ToInteractions()
    {
        var offsets = new int[users.Count + 1];
        for (var user = 0; user < users.Count; user++)
            offsets[user + 1] = offsets[user] + ofUsers[user].Count;
        var all = ofUsers.SelectMany(list => list).ToArray();
        return new(users, items, offsets, Array.ConvertAll(all, one => one.Item), hasValues ? Array.ConvertAll(all, one => one.Value) : null);
    }
}
