using System.CommandLine;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>The choice of a generator.</summary>
internal static class GeneratorOption
{
    private const string Gan = "gan";
    private const string Gru = "gru";
    private const string Lstm = "lstm";
    private const string MaskedSet = "masked-set";
    private const string MultVae = "mult-vae";
    private const string Popularity = "popularity";
    public const string PreferenceEvolution = "preference-evolution";
    private const string Transformer = "transformer";

    public static Option<string> Create()
    {
        var option = new Option<string>("--generator") { Description = "masked-set (the best), mult-vae, gan, or popularity (the baseline); gru, lstm or transformer for events in the order of time, preference-evolution for tastes that change, all of which need --time.", DefaultValueFactory = _ => MaskedSet };
        option.AcceptOnlyFromAmong(MaskedSet, MultVae, Gan, Popularity, Gru, Lstm, Transformer, PreferenceEvolution);
        return option;
    }

    /// <summary>Sequences repeat items, and sets do not.</summary>
    public static DuplicatePolicy DuplicatesOf(string name) => name is Gru or Lstm or Transformer or PreferenceEvolution ? DuplicatePolicy.KeepAll : DuplicatePolicy.KeepLast;

    public static IGenerator Make(string name, int seed, int? threads) => name switch
    {
        Gan => new GanGenerator(new() { Seed = seed, NumberOfThreads = threads }),
        MultVae => new MultVaeGenerator(new() { Seed = seed, NumberOfThreads = threads }),
        Popularity => new PopularityGenerator(),
        Gru => new GruGenerator(new() { Seed = seed, NumberOfThreads = threads }),
        Lstm => new LstmGenerator(new() { Seed = seed, NumberOfThreads = threads }),
        PreferenceEvolution => new PreferenceEvolutionGenerator(new() { Seed = seed, NumberOfThreads = threads }),
        Transformer => new TransformerGenerator(new() { Seed = seed, NumberOfThreads = threads }),
        _ => new MaskedSetGenerator(new() { Seed = seed, NumberOfThreads = threads }),
    };
}
