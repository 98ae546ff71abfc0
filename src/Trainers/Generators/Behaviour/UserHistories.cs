namespace SynthRec.MLNet.Generators;

/// <summary>The users that a request continues, their items numbered as those of the model.</summary>
internal sealed class UserHistories
{
    private readonly Interactions data;
    private readonly int[] modelItems;

    /// <exception cref="InvalidDataException">A user has an item that the model does not know.</exception>
    public UserHistories(Interactions data, Vocabulary items)
    {
        this.data = data;
        modelItems = ReferenceEquals(data.Items, items) ? [.. Enumerable.Range(0, items.Count)] : Map(data, items);
    }

    /// <summary>The different items of a user, ascending.</summary>
    public int[] ItemsOf(int user)
    {
        var items = new SortedSet<int>();
        foreach (var item in data.ItemsOf(user))
            items.Add(modelItems[item]);
        return [.. items];
    }

    /// <summary>The events of a user in the order of time.</summary>
    /// <param name="user">The user.</param>
    /// <param name="eventTypes">The event types of the model; null if it has none.</param>
    /// <exception cref="InvalidDataException">The histories have no times or, where the model has them, no event types, or one that the model does not know.</exception>
    public EventSequence EventsOf(int user, Vocabulary? eventTypes)
    {
        if (data.CountOf(user) == 0)
            return EventSequence.Empty;
        if (!data.HasTimestamps)
            throw new InvalidDataException("The histories have no times, and the model goes on after the last event of each. Give histories with times.");
        if (eventTypes is not null && data.EventTypes is null)
            throw new InvalidDataException("The histories have no event types, and the model has. Give histories with event types.");
        var events = EventSequence.Of(data, user);
        var types = eventTypes is null ? null : Array.ConvertAll(events.Types!, type => TypeOf(type, user, eventTypes));
        return new(Array.ConvertAll(events.Items, item => modelItems[item]), events.Times, types);
    }

    private byte TypeOf(byte type, int user, Vocabulary eventTypes) => eventTypes.TryGetIndex(data.EventTypes!.GetText(type), out var index)
        ? (byte)index
        : throw new InvalidDataException($"User '{data.Users.GetText(user)}' has the event type '{data.EventTypes.GetText(type)}', which the model has not learnt. Leave such events out of the histories, or fit the model to data that has them.");

    /// <summary>When the user did something, in Unix seconds; empty if the histories have no times.</summary>
    public ReadOnlySpan<long> TimestampsOf(int user) => data.TimestampsOf(user);

    private static int[] Map(Interactions data, Vocabulary items)
    {
        var map = new int[data.ItemCount];
        Array.Fill(map, -1);
        for (var user = 0; user < data.UserCount; user++)
        {
            foreach (var item in data.ItemsOf(user))
            {
                if (map[item] < 0 && !items.TryGetIndex(data.Items.GetText(item), out map[item]))
                    throw new InvalidDataException($"User '{data.Users.GetText(user)}' has the item '{data.Items.GetText(item)}', which the model has not learnt. Leave such items out of the histories, or fit the model to data that has them.");
            }
        }

        return map;
    }
}
