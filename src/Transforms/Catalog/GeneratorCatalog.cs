using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet;

/// <summary>Generators of synthetic users.</summary>
public sealed class GeneratorCatalog
{
    internal GeneratorCatalog()
    {
    }

    /// <summary>Masked set diffusion, the one to start with.</summary>
    /// <param name="options">The options of the generator; null for the defaults.</param>
    /// <param name="generation">The columns and how many users; null for the defaults.</param>
    public UserGenerator MaskedSet(MaskedSetOptions? options = null, GenerationOptions? generation = null) => Of(new MaskedSetGenerator(options), generation);

    /// <summary>The variational autoencoder of Liang et al. 2018.</summary>
    /// <inheritdoc cref="MaskedSet" path="/param"/>
    public UserGenerator MultVae(MultVaeOptions? options = null, GenerationOptions? generation = null) => Of(new MultVaeGenerator(options), generation);

    /// <summary>A Wasserstein GAN (Gulrajani et al. 2017) for sets of items.</summary>
    /// <inheritdoc cref="MaskedSet" path="/param"/>
    public UserGenerator Gan(GanOptions? options = null, GenerationOptions? generation = null) => Of(new GanGenerator(options), generation);

    /// <summary>Items by popularity with real activity levels: the baseline.</summary>
    /// <inheritdoc cref="MaskedSet" path="/param"/>
    public UserGenerator Popularity(PopularityOptions? options = null, GenerationOptions? generation = null) => Of(new PopularityGenerator(options), generation);

    /// <summary>Sequences of events by a gated recurrent unit: items, times, event types and ends.</summary>
    /// <inheritdoc cref="MaskedSet" path="/param"/>
    public UserGenerator Gru(GruOptions? options = null, GenerationOptions? generation = null) => Of(new GruGenerator(options), generation);

    /// <summary>Sequences of events by long short-term memory.</summary>
    /// <inheritdoc cref="MaskedSet" path="/param"/>
    public UserGenerator Lstm(LstmOptions? options = null, GenerationOptions? generation = null) => Of(new LstmGenerator(options), generation);

    /// <summary>Sequences of events by a causal Transformer.</summary>
    /// <inheritdoc cref="MaskedSet" path="/param"/>
    public UserGenerator Transformer(TransformerOptions? options = null, GenerationOptions? generation = null) => Of(new TransformerGenerator(options), generation);

    /// <summary>Sequences of events given a latent vector of the user: new users, and forecasts of given ones.</summary>
    /// <inheritdoc cref="MaskedSet" path="/param"/>
    public UserGenerator SequentialVae(SequentialVaeOptions? options = null, GenerationOptions? generation = null) => Of(new SequentialVaeGenerator(options), generation);

    /// <summary>Interactions of real users with new items, from the attributes of the items.</summary>
    /// <param name="options">The options of the generator; null for the defaults.</param>
    /// <param name="columns">The names of the columns of interactions; null for the defaults.</param>
    public ItemInteractionGenerator NewItems(NewItemOptions? options = null, InteractionColumns? columns = null) => new(new(options), columns ?? new());

    /// <summary>Users whose preferences evolve by a gated recurrent unit: drift, discovery, seasons and events.</summary>
    /// <inheritdoc cref="MaskedSet" path="/param"/>
    public UserGenerator PreferenceEvolution(PreferenceEvolutionOptions? options = null, GenerationOptions? generation = null) => Of(new PreferenceEvolutionGenerator(options), generation);

    /// <summary>Any generator.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="generation">The columns and how many users; null for the defaults.</param>
    public UserGenerator Of(IGenerator generator, GenerationOptions? generation = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return new(generator, generation ?? new());
    }
}
