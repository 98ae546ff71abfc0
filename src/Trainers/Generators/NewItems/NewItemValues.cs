namespace SynthRec.MLNet.Generators;

/// <summary>
/// Values of users with new items: what a user gives, what the attributes let expect of the item beside that, the residual of a
/// random training item and a Gaussian one of the interaction, rounded to a level of the training data.
/// </summary>
internal sealed class NewItemValues(float[] levels, float[] userMeans, AttributeRegression items, double deviation)
{
    public static NewItemValues Fit(Interactions data, AttributedItems items, RidgeSolver ridge)
    {
        var effects = ValueEffects.Fit(data);
        float[] levels = [.. data.Values.ToArray().Distinct().Order()];
        return new(levels, effects.OfUsers, AttributeRegression.Fit(ridge, items, item => effects.OfItems[item]), effects.Deviation);
    }

    /// <summary>Draws the values that users give to an item.</summary>
    public void Draw(ReadOnlySpan<float> attributes, IReadOnlyList<int> users, float variation, Span<float> values, SeededRandom random)
    {
        var effect = items.Draw(attributes, variation, random);
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
        var above = Array.BinarySearch(levels, (float)value);
        if (above < 0)
            above = Math.Min(~above, levels.Length - 1);
        return above > 0 && value - levels[above - 1] < levels[above] - value ? levels[above - 1] : levels[above];
    }
}
