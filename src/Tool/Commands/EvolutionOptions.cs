using System.CommandLine;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>The options of how preferences are to evolve.</summary>
internal sealed class EvolutionOptions
{
    private readonly Option<float?> drift = Strength("--drift-strength", "How far preferences drift");
    private readonly Option<float?> season = Strength("--season-strength", "How strongly the time of the year moves items");
    private readonly Option<float?> discovery = Strength("--discovery-strength", "How often users take items outside their interests");
    private readonly Option<string[]> events = new("--event")
    {
        Description = $"An event, as {PreferenceEventText.Example}: from a time on, for a share of the users, the log-odds of the items change by the strength or the taste moves (taste-change=0.5); days=N ends it, half-life-days=N lets it fade. May be given several times. Of preference-evolution only.",
        HelpName = "EVENT",
    };

    public EvolutionOptions() => events.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
        {
            if (PreferenceEventText.Fault(token.Value) is { } fault)
                result.AddError($"--event '{token.Value}': {fault}");
        }
    });

    /// <summary>Adds the options, which are refused for a generator that cannot follow them before it is trained.</summary>
    public void AddTo(Command command, Option<string> generator, Option<FileInfo?> model)
    {
        Option[] all = [drift, season, discovery, events];
        foreach (var option in all)
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(model) is not null || result.GetResult(generator) is { Tokens: [{ Value: GeneratorOption.PreferenceEvolution }] })
                return;
            foreach (var option in all.Where(option => result.GetResult(option) is not null))
                result.AddError($"{option.Name} needs --generator {GeneratorOption.PreferenceEvolution}, or --model with a model of it.");
        });
    }

    /// <summary>The controls; null where none of the options is given.</summary>
    public EvolutionControls? Controls(ParseResult parsed)
    {
        var happenings = parsed.GetValue(events) ?? [];
        if (happenings.Length == 0 && Array.TrueForAll([drift, season, discovery], option => parsed.GetValue(option) is null))
            return null;
        return new()
        {
            DriftStrength = parsed.GetValue(drift) ?? EvolutionControls.DefaultStrength,
            SeasonStrength = parsed.GetValue(season) ?? EvolutionControls.DefaultStrength,
            DiscoveryStrength = parsed.GetValue(discovery) ?? EvolutionControls.DefaultStrength,
            Events = [.. happenings.Select(PreferenceEventText.Read)],
        };
    }

    private static Option<float?> Strength(string name, string what) => new Option<float?>(name)
    {
        Description = $"{what}: 1 as learnt, 0 not at all, above 1 more. Of preference-evolution only.",
        HelpName = "S",
    }.Within(strength => strength is null or (>= 0 and <= 10), "in 0 … 10");
}
