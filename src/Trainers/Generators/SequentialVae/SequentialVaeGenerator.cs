namespace SynthRec.MLNet.Generators;

/// <summary>
/// A sequential variational autoencoder: each user has a latent vector, inferred from what the user did, and a gated recurrent unit that
/// is told it at every step draws the events (after Sachdeva, Manco, Ritacco and Pudi 2019, with one vector for the user, as in Bowman et al. 2016).
/// </summary>
/// <remarks>
/// New users get a vector from the distribution of real ones. Users given as <see cref="SampleRequest.Histories"/> get theirs from
/// what they did last, and go on from there: a forecast of a user's future, different with every seed.
/// Needs data with times. Repeated items are learnt and drawn where the data has them (read it with <see cref="DuplicatePolicy.KeepAll"/>), and so are event types.
/// </remarks>
public sealed class SequentialVaeGenerator : IGenerator
{
    private readonly SequentialVaeOptions options;

    /// <summary>Makes a generator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SequentialVaeGenerator(SequentialVaeOptions? options = null) => this.options = (options ?? new()).Validated<SequentialVaeOptions>();

    /// <inheritdoc/>
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default) =>
        new SequenceTrainer(options, RecurrentEncoder.Of(options.HiddenWidth, (weights, width) => new GruCell(weights, width)), training => new SequentialVaeLearner(training, options)).Fit(data, progress, cancellationToken);
}
