namespace SynthRec.MLNet.Generators;

/// <summary>A <see cref="PreferenceEvent"/> in terms of a model.</summary>
/// <param name="Event">The event.</param>
/// <param name="At">When it happens, in Unix seconds.</param>
/// <param name="Items">The items that it makes likelier or less so.</param>
internal sealed record PlannedEvent(PreferenceEvent Event, long At, int[] Items)
{
    /// <exception cref="ArgumentException">The model does not know an item, or draws nothing while the event lasts.</exception>
    public static PlannedEvent Of(PreferenceEvent happening, Vocabulary items, EvolutionWorld world, bool goesOn)
    {
        var at = happening.At.ToUnixTimeSeconds();
        if (at > world.Last && !goesOn)
            throw new ArgumentException($"The event of {happening.At:u} comes after all that is drawn: new users end with the training data, at {DateTimeOffset.FromUnixTimeSeconds(world.Last):u}. Only {nameof(SampleRequest.Histories)} go on after it.", nameof(happening));
        if (happening.Duration is { } duration && at + duration.TotalSeconds <= world.Periods.First)
            throw new ArgumentException($"The event of {happening.At:u} is over before the training data begins, at {DateTimeOffset.FromUnixTimeSeconds(world.Periods.First):u}.", nameof(happening));
        return new(happening, at, [.. happening.Items.Distinct().Select(id => items.TryGetIndex(id, out var item)
            ? item
            : throw new ArgumentException($"The event of {happening.At:u} names the item '{id}', which the model has not learnt.", nameof(happening)))]);
    }

    /// <summary>Which part of its effect it has at a time: 0 before and after, 1 at first.</summary>
    public float LevelAt(long time)
    {
        var since = time - At;
        if (since < 0 || since >= Event.Duration?.TotalSeconds)
            return 0;
        return Event.HalfLife is { } half ? (float)Math.Pow(0.5, since / WeeklyRhythm.Day * WeeklyRhythm.Day / half.TotalSeconds) : 1;
    }
}
