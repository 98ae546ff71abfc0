namespace SynthRec.MLNet.Evaluation;

/// <summary>A sensitive attribute: one label for each user, such as a gender or an age band. Immutable.</summary>
public sealed class UserGroups
{
    /// <summary>The most groups there may be.</summary>
    public const int MostGroups = 50;

    private readonly Dictionary<string, int> groupOf = new(StringComparer.Ordinal);

    /// <summary>Makes groups of labels.</summary>
    /// <param name="attribute">The name of the attribute, such as <c>gender</c>.</param>
    /// <param name="labels">The label of each user by user id, ids as <see cref="Vocabulary.GetText"/> gives them. Users who are in no data do no harm.</param>
    /// <exception cref="ArgumentException">There are no labels or too many different ones, a label is empty, or a user comes twice.</exception>
    public UserGroups(string attribute, IEnumerable<KeyValuePair<string, string>> labels)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(attribute);
        ArgumentNullException.ThrowIfNull(labels);
        var list = labels.ToArray();
        if (list.Length == 0)
            throw new ArgumentException($"There are no labels of '{attribute}'.", nameof(labels));
        (Attribute, Names) = (attribute, [.. list.Select(pair => pair.Value ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        if (Names.Count > MostGroups)
            throw new ArgumentException($"'{attribute}' has {Names.Count} different labels, such as '{Names[0]}' and '{Names[1]}'; at most {MostGroups} groups can be compared. Put numbers into bands and rare labels together.", nameof(labels));
        var indices = Names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        foreach (var (user, label) in list)
        {
            if (string.IsNullOrWhiteSpace(label))
                throw new ArgumentException($"User '{user}' has an empty label of '{attribute}'. Give those of whom nothing is known a label of their own, such as 'unknown'.", nameof(labels));
            if (!groupOf.TryAdd(user, indices[label]))
                throw new ArgumentException($"User '{user}' comes twice in the labels of '{attribute}'. Give each user one label.", nameof(labels));
        }
    }

    /// <summary>The name of the attribute.</summary>
    public string Attribute { get; }

    /// <summary>The labels, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The group of each user of some interactions, as an index into <see cref="Names"/>.</summary>
    /// <exception cref="InvalidDataException">A user has no label.</exception>
    internal int[] Of(Interactions data, string whose)
    {
        var groups = new int[data.UserCount];
        for (var user = 0; user < groups.Length; user++)
        {
            if (!groupOf.TryGetValue(data.Users.GetText(user), out groups[user]))
                throw new InvalidDataException($"The {whose} user '{data.Users.GetText(user)}' has no label of '{Attribute}', as have {data.UserCount - CountKnown(data)} of {data.UserCount} {whose} users. Give each a label, such as 'unknown', or leave them out.");
        }

        return groups;
    }

    private int CountKnown(Interactions data) => Enumerable.Range(0, data.UserCount).Count(user => groupOf.ContainsKey(data.Users.GetText(user)));
}
