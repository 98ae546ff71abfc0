using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Generators;

/// <summary>How to draw the users of new items.</summary>
public sealed record NewItemRequest
{
    /// <summary>The default of <see cref="Temperature"/>.</summary>
    public const float DefaultTemperature = 1f;

    /// <summary>The seed. The same model, features and request give the same interactions.</summary>
    public int Seed { get; init; }

    /// <summary>Below 1 likelier users are preferred, above 1 the opposite. In (0, 10].</summary>
    public float Temperature { get; init; } = DefaultTemperature;

    /// <summary>
    /// The number of users of every item, at least 1, at most all; null draws for each item a number as varied as those of the
    /// training items. A number large enough to show each item's audience serves recommenders better than real numbers do.
    /// </summary>
    public int? UsersPerItem { get; init; }

    internal void Validate()
    {
        if (!(Temperature is > 0 and <= 10))
            throw new ArgumentOutOfRangeException(nameof(Temperature), Temperature, "The temperature must be above 0 and at most 10.");
        if (UsersPerItem is { } users)
            ArgumentOutOfRangeException.ThrowIfLessThan(users, 1, nameof(UsersPerItem));
    }
}
