namespace SynthRec.MLNet.Generators;

/// <summary>
/// Values of users with new items: the user's mean, what the attributes let expect of the item beside its users' means, the
/// residual of a random training item and that of a random interaction, rounded to a level of the training data.
/// </summary>
internal sealed class NewItemValues(float[] levels, float[] userMeans, AttributeRegression items, double deviation)
{
    private const double Shrinkage = 5;

    public static NewItemValues Fit(Interactions data, AttributedItems items, RidgeSolver ridge)
    {
        var mean = data.Values.ToArray().Average(value => (double)value);
        var userMeans = new float[data.UserCount];
        var sums = new double[data.ItemCount];
        for (var user = 0; user < userMeans.Length; user++)
        {
            var sum = Shrinkage * mean;
            foreach (var value in data.ValuesOf(user))
                sum += value;
            userMeans[user] = (float)(sum / (Shrinkage + data.CountOf(user)));
            for (var at = 0; at < data.CountOf(user); at++)
                sums[data.ItemsOf(user)[at]] += data.ValuesOf(user)[at] - userMeans[user];
        }

        var effects = new double[data.ItemCount];
        for (var item = 0; item < effects.Length; item++)
            effects[item] = sums[item] / (Shrinkage + items.Takers.CountOf(item));
        var squares = 0.0;
        for (var user = 0; user < userMeans.Length; user++)
        {
            for (var at = 0; at < data.CountOf(user); at++)
            {
                var residual = data.ValuesOf(user)[at] - userMeans[user] - effects[data.ItemsOf(user)[at]];
                squares += residual * residual;
            }
        }

        float[] levels = [.. data.Values.ToArray().Distinct().Order()];
        return new(levels, userMeans, AttributeRegression.Fit(ridge, items, item => effects[item]), Math.Sqrt(squares / data.Count));
    }

    /// <summary>Draws the values that users give to an item.</summary>
    public void Draw(ReadOnlySpan<float> attributes, IReadOnlyList<int> users, Span<float> values, SeededRandom random)
    {
        var effect = items.Draw(attributes, random);
        for (var at = 0; at < users.Count; at++)
            values[at] = Nearest(userMeans[users[at]] + effect + (deviation * random.NextGaussian()));
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteSingles(levels);
        writer.WriteSingles(userMeans);
        items.Write(writer);
        writer.Write(deviation);
    }

    public static NewItemValues Read(BinaryReader reader) => new(reader.ReadSingles(), reader.ReadSingles(), AttributeRegression.Read(reader), reader.ReadDouble());

    private float Nearest(double value)
    {
        var at = Array.BinarySearch(levels, (float)value);
        if (at >= 0)
            return levels[at];
        at = Math.Clamp(~at, 1, Math.Max(1, levels.Length - 1));
        return levels.Length == 1 || value - levels[at - 1] < levels[at] - value ? levels[at - 1] : levels[at];
    }
}
