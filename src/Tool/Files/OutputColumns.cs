using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>Under which names generated interactions are written.</summary>
internal static class OutputColumns
{
    public const string DefaultRating = "rating";
    public const string DefaultTime = "timestamp";

    /// <summary>The columns of what a model generates, under the names given or the defaults.</summary>
    /// <exception cref="InvalidDataException">A column is named that the model does not generate.</exception>
    /// <exception cref="ArgumentException">Two columns have the same name.</exception>
    public static InteractionColumns Of(GenerativeModel model, InteractionColumns named)
    {
        if (named.Value is not null && !model.HasValues)
            throw new InvalidDataException("The model generates no ratings, as it was trained without them. Leave out --rating, or train one with it.");
        if (named.Timestamp is not null && !model.HasTimestamps)
            throw new InvalidDataException("The model generates no times, as it was trained without them. Leave out --time, or train one with it.");
        var columns = named with { Value = model.HasValues ? named.Value ?? DefaultRating : null, Timestamp = model.HasTimestamps ? named.Timestamp ?? DefaultTime : null };
        string?[] names = [columns.User, columns.Item, columns.Value, columns.Timestamp];
        return names.OfType<string>().GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { Key: var twice }
            ? throw new ArgumentException($"Two columns would be named '{twice}'. Name the columns of the model with --rating and --time.")
            : columns;
    }
}
