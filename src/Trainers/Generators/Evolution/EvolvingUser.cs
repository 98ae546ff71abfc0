namespace SynthRec.MLNet.Generators;

/// <summary>A user that is being drawn: first when something is taken, then, period by period, what.</summary>
internal sealed class EvolvingUser
{
    private readonly EvolutionWorld world;
    private readonly SeededRandom random;
    private readonly long[] times;
    private readonly int[] items;
    private readonly bool[]? taken;
    private readonly bool[] isTouched;

    /// <param name="user">Which user of the batch it is.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="world">What surrounds preferences.</param>
    /// <param name="plan">The events.</param>
    /// <param name="activity">How many interactions users have.</param>
    /// <param name="model">When they have them.</param>
    public EvolvingUser(int user, BehaviourBatch batch, EvolutionWorld world, EvolutionPlan plan, ActivityDistribution activity, SessionTimeModel model)
    {
        this.world = world;
        var history = batch.EventsOf(user, world.Types?.Types);
        random = batch.RandomOf(user, RandomPurpose.Sampling);
        Timeline = Timeline.Of(history, world.Periods, world.LongestStep);
        var size = activity.SizeAbove(history.Count, batch.PlaceOf(user)) - history.Count;
        if (!world.HasRepeats)
        {
            taken = new bool[world.Arrivals.Length];
            foreach (var item in history.Items)
                taken[item] = true;
            size = Math.Min(size, taken.Count(isTaken => !isTaken));
        }

        var clock = batch.RandomOf(user, RandomPurpose.Times);
        times = history.Count == 0 ? model.Draw(size, clock) : model.DrawAfter(history.Times[^1], size, clock);
        items = new int[times.Length];
        var fate = batch.RandomOf(user, RandomPurpose.Events);
        isTouched = Array.ConvertAll(plan.Events, happening => fate.NextSingle() < happening.Event.Share);
        Moments = [.. Part(plan.Events)];
    }

    public Timeline Timeline { get; }

    /// <summary>What is drawn together, in the order of time.</summary>
    public Moment[] Moments { get; }

    /// <summary>Draws the items of a moment.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="logits">Unnormalised log-probabilities of all items, which are overwritten.</param>
    /// <param name="scratch">As many numbers.</param>
    /// <param name="sampler">How items are drawn.</param>
    public void Draw(Moment moment, Span<float> logits, Span<float> scratch, ItemSampler sampler)
    {
        for (var item = 0; taken is not null && item < taken.Length; item++)
            logits[item] = taken[item] ? float.NegativeInfinity : logits[item];
        foreach (ref var item in items.AsSpan(moment.First, moment.Count))
        {
            logits.CopyTo(scratch);
            item = sampler.Draw(scratch, random);
            if (taken is null)
                continue;
            taken[item] = true;
            logits[item] = float.NegativeInfinity;
        }
    }

    /// <summary>What was drawn, ordered by item and then by time.</summary>
    public EventSequence Drawn()
    {
        int[] order = [.. Enumerable.Range(0, items.Length).OrderBy(at => items[at]).ThenBy(at => at)];
        return new(
            Array.ConvertAll(order, at => items[at]),
            Array.ConvertAll(order, at => times[at]),
            world.Types is { } types ? Array.ConvertAll(order, at => types.Draw(items[at], random)) : null);
    }

    private IEnumerable<Moment> Part(PlannedEvent[] events)
    {
        var entries = Array.ConvertAll(times, time => Timeline.Add(world.Periods.IndexOf(time)));
        for (int first = 0, end; first < times.Length; first = end)
        {
            var levels = LevelsAt(times[first], events);
            end = first + 1;
            while (end < times.Length && entries[end] == entries[first] && LevelsAt(times[end], events).SequenceEqual(levels))
                end++;
            yield return new(entries[first], first, end - first, levels);
        }
    }

    private float[] LevelsAt(long time, PlannedEvent[] events) => [.. events.Select((happening, at) => isTouched[at] ? happening.LevelAt(time) : 0)];
}
