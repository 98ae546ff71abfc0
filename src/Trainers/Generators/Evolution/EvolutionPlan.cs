namespace SynthRec.MLNet.Generators;

/// <summary>The controls of a request, their events in terms of the model.</summary>
internal sealed record EvolutionPlan(EvolutionControls Controls, PlannedEvent[] Events)
{
    public static EvolutionPlan AsLearnt { get; } = new(new(), []);

    /// <exception cref="ArgumentException">The model cannot follow the controls.</exception>
    public static EvolutionPlan Of(SampleRequest request, Vocabulary items, EvolutionWorld world)
    {
        if (request.Evolution is not { } controls)
            return AsLearnt;
        if (!world.Calendar.HasSeason && controls.SeasonStrength is not (0 or EvolutionControls.DefaultStrength))
            throw new ArgumentException($"The model knows no season to make stronger or weaker: it takes data of at least two years in periods of at most a quarter, and this model's are {world.Periods.Count} periods of {TimeSpan.FromSeconds(world.Periods.Length)}. Leave {nameof(EvolutionControls.SeasonStrength)} out.", nameof(request));
        return new(controls, [.. controls.Events.Select(happening => PlannedEvent.Of(happening, items, world, goesOn: request.Histories is not null))]);
    }
}
