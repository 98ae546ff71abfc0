namespace SynthRec.MLNet.Generators;

/// <summary>The users of training data that can be learnt from, and those kept apart to judge when to stop.</summary>
internal sealed record HeldOutUsers(int[] Training, int[] HeldOut)
{
    private const int FewestUsersToHoldOutFrom = 20;

    /// <exception cref="InvalidDataException">The data cannot be learnt from.</exception>
    public static HeldOutUsers Draw(Interactions data, TrainingOptions options) => Draw(data, SetData.ActiveUsers(data), options);

    /// <summary>Parts the users given.</summary>
    /// <exception cref="InvalidDataException">The data cannot be learnt from.</exception>
    public static HeldOutUsers Draw(Interactions data, int[] users, TrainingOptions options)
    {
        if (data.ItemCount < 2)
            throw new InvalidDataException($"The data has {data.ItemCount} item; a generator needs at least 2 to choose between.");
        var held = users.Length < FewestUsersToHoldOutFrom ? 0 : (int)Math.Round(users.Length * options.HeldOutFraction);
        SeededRandom.For(options.Seed, RandomPurpose.HeldOutUsers).Shuffle<int>(users);
        return new(users[held..], users[..held]);
    }
}
