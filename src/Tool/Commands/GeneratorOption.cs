using System.CommandLine;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>The choice of a generator.</summary>
internal static class GeneratorOption
{
    private const string Gan = "gan";
    private const string MaskedSet = "masked-set";
    private const string MultVae = "mult-vae";
    private const string Popularity = "popularity";

    public static Option<string> Create()
    {
        var option = new Option<string>("--generator") { Description = "masked-set (the best), mult-vae, gan, or popularity (the baseline).", DefaultValueFactory = _ => MaskedSet };
        option.AcceptOnlyFromAmong(MaskedSet, MultVae, Gan, Popularity);
        return option;
    }

    public static IGenerator Make(string name, int seed, int? threads) => name switch
    {
        Gan => new GanGenerator(new() { Seed = seed, NumberOfThreads = threads }),
        MultVae => new MultVaeGenerator(new() { Seed = seed, NumberOfThreads = threads }),
        Popularity => new PopularityGenerator(),
        _ => new MaskedSetGenerator(new() { Seed = seed, NumberOfThreads = threads }),
    };
}
