namespace SynthRec.MLNet.Generators;

/// <summary>Values as a level of the user and an effect of the item, found in turns (backfitting), each shrunk to what is usual.</summary>
internal sealed class ValueEffects
{
    private const double Shrinkage = 5;
    private const int Rounds = 10;

    private ValueEffects(int userCount, int itemCount) => (OfUsers, OfItems) = (new float[userCount], new double[itemCount]);

    /// <summary>The level of each user.</summary>
    public float[] OfUsers { get; }

    /// <summary>The effect of each item.</summary>
    public double[] OfItems { get; }

    /// <summary>The deviation of what is left.</summary>
    public double Deviation { get; private set; }

    public static ValueEffects Fit(Interactions data)
    {
        var effects = new ValueEffects(data.UserCount, data.ItemCount);
        var mean = data.Values.ToArray().Average(value => (double)value);
        var counts = data.ItemCounts();
        for (var round = 0; round < Rounds; round++)
            effects.Round(data, mean, counts);
        return effects;
    }

    private void Round(Interactions data, double mean, int[] counts)
    {
        var residuals = new double[OfItems.Length];
        var squares = 0.0;
        for (var user = 0; user < OfUsers.Length; user++)
        {
            var items = data.ItemsOf(user);
            var values = data.ValuesOf(user);
            var sum = Shrinkage * mean;
            for (var at = 0; at < items.Length; at++)
                sum += values[at] - OfItems[items[at]];
            OfUsers[user] = (float)(sum / (Shrinkage + items.Length));
            for (var at = 0; at < items.Length; at++)
            {
                residuals[items[at]] += values[at] - OfUsers[user];
                squares += Math.Pow(values[at] - OfUsers[user] - OfItems[items[at]], 2);
            }
        }

        Deviation = Math.Sqrt(squares / data.Count);
        for (var item = 0; item < OfItems.Length; item++)
            OfItems[item] = residuals[item] / (Shrinkage + counts[item]);
    }
}
