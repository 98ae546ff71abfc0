namespace SynthRec.MLNet.Generators;

/// <summary>How to draw the users of new items.</summary>
public sealed record NewItemRequest
{
    /// <summary>The default of <see cref="Temperature"/>.</summary>
    public const float DefaultTemperature = 1f;

    /// <summary>The default of <see cref="ItemVariation"/>.</summary>
    public const float DefaultItemVariation = 1f;

    /// <summary>The seed. The same model, features and request give the same interactions.</summary>
    public int Seed { get; init; }

    /// <summary>Below 1 likelier users are preferred, above 1 the opposite. In (0, 10].</summary>
    public float Temperature { get; init; } = DefaultTemperature;

    /// <summary>
    /// How much is drawn of what attributes do not explain of items' numbers of users and of their values, in [0, 1]: with 1 items
    /// vary as those of training do, with 0 they are as their attributes let expect, which serves recommenders better.
    /// The mean number of users is the same.
    /// </summary>
    public float ItemVariation { get; init; } = DefaultItemVariation;

    /// <summary>The number of users of every item, at least 1, and all if there are fewer; null draws a number for each item.</summary>
    public int? UsersPerItem { get; init; }

    internal void Validate()
    {
        if (!(Temperature is > 0 and <= 10))
            throw new ArgumentOutOfRangeException(nameof(Temperature), Temperature, "The temperature must be above 0 and at most 10.");
        if (!(ItemVariation is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(ItemVariation), ItemVariation, "The variation must be from 0 to 1.");
        if (UsersPerItem is { } users)
            ArgumentOutOfRangeException.ThrowIfLessThan(users, 1, nameof(UsersPerItem));
    }
}
