namespace SynthRec.MLNet;

/// <summary>The names of the columns of interaction data.</summary>
public sealed record InteractionColumns
{
    /// <summary>The default name of the user column.</summary>
    public const string DefaultUser = "User";

    /// <summary>The default name of the item column.</summary>
    public const string DefaultItem = "Item";

    /// <summary>The user column: text, an integer type or a key type.</summary>
    public string User { get; init; } = DefaultUser;

    /// <summary>The item column: text, an integer type or a key type.</summary>
    public string Item { get; init; } = DefaultItem;

    /// <summary>The column of ratings, counts or weights (any numeric type); null if the data has none.</summary>
    public string? Value { get; init; }

    /// <summary>
    /// The time column: Unix seconds as integers of 32 or 64 bits or as <see cref="double"/>, or <see cref="DateTime"/> or
    /// <see cref="DateTimeOffset"/>, from 1970 to the year 9999; null if the data has none.
    /// </summary>
    public string? Timestamp { get; init; }

    /// <summary>The event type column, such as view or purchase: text or a key type; null if the data has none.</summary>
    public string? EventType { get; init; }
}
