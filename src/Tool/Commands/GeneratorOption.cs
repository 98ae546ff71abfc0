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
    private const string SequentialVae = "sequential-vae";
    private const string Transformer = "transformer";

    public static Option<string> Create()
    {
        var option = new Option<string>("--generator") { Description = "masked-set (the best), mult-vae, gan, or popularity (the baseline); gru, lstm, transformer or sequential-vae for events in the order of time, preference-evolution for tastes that change, all of which need --time.", DefaultValueFactory = _ => MaskedSet };
        option.AcceptOnlyFromAmong(MaskedSet, MultVae, Gan, Popularity, Gru, Lstm, Transformer, SequentialVae, PreferenceEvolution);
        return option;
    }

    /// <summary>Sequences repeat items, and sets do not.</summary>
    public static DuplicatePolicy DuplicatesOf(string name) => name is Gru or Lstm or Transformer or SequentialVae or PreferenceEvolution ? DuplicatePolicy.KeepAll : DuplicatePolicy.KeepLast;

    /// <summary>Whether it has a network, and options of training.</summary>
    public static bool IsTrained(string name) => name != Popularity;

    /// <summary>Whether a generator learns from features of users.</summary>
    public static bool LearnsConditions(string name) => Make(name, new TrainingChoice(Seed: 0, NumberOfThreads: null)) is IConditionalGenerator;

    public static IGenerator Make(string name, TrainingChoice training) => name switch
    {
        Gan => new GanGenerator(training.In(new GanOptions())),
        MultVae => new MultVaeGenerator(training.In(new MultVaeOptions())),
        Popularity => new PopularityGenerator(),
        Gru => new GruGenerator(training.In(new GruOptions())),
        Lstm => new LstmGenerator(training.In(new LstmOptions())),
        PreferenceEvolution => new PreferenceEvolutionGenerator(training.In(new PreferenceEvolutionOptions())),
        Transformer => new TransformerGenerator(training.In(new TransformerOptions())),
        SequentialVae => new SequentialVaeGenerator(training.In(new SequentialVaeOptions())),
        _ => new MaskedSetGenerator(training.In(new MaskedSetOptions())),
    };
}
