namespace SynthRec.MLNet.Generators;

/// <summary>What one user did, in the order of time.</summary>
/// <param name="Items">The items.</param>
/// <param name="Times">The times in Unix seconds, ascending.</param>
/// <param name="Types">The event types; null if there are none.</param>
internal sealed record EventSequence(int[] Items, long[] Times, byte[]? Types)
{
    public static EventSequence Empty { get; } = new([], [], null);

    public int Count => Items.Length;

    public static EventSequence Of(Interactions data, int user)
    {
        var order = data.InTimeOrder(user);
        var items = data.ItemsOf(user).ToArray();
        var times = data.TimestampsOf(user).ToArray();
        var types = data.EventTypesOf(user).ToArray();
        return new(
            Array.ConvertAll(order, at => items[at]),
            Array.ConvertAll(order, at => times[at]),
            types.Length == 0 ? null : Array.ConvertAll(order, at => types[at]));
    }
}
