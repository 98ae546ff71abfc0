namespace SynthRec.MLNet.Generators;

/// <summary>What the generators of sets have in common.</summary>
public abstract record SetOptions : TrainingOptions
{
    private protected SetOptions()
    {
    }

    /// <summary>
    /// How many users of the training data must have an item, or both items of a pair, for it to be matched, at least 0. Of new users who are drawn, some items
    /// are exchanged until such items and pairs come as often as in the training data. What fewer users share is left to the
    /// model: the more are asked for, the less of single users shows. 0 matches nothing. Null takes the most with which 40 % of
    /// what users have in pairs is matched, and at least 5.
    /// </summary>
    /// <remarks>
    /// Users with features or histories, and those of another temperature than 1, are drawn as the model has them, since the whole population does not tell
    /// what they should have. The 4,000 most popular items and their pairs take part, and their counts are in the model file.
    /// </remarks>
    public int? LeastUsersOfPair { get; init; }

    private protected override void Validate()
    {
        base.Validate();
        if (LeastUsersOfPair is { } least)
            ArgumentOutOfRangeException.ThrowIfNegative(least, nameof(LeastUsersOfPair));
    }
}
