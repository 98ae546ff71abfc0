namespace SynthRec.MLNet.Generators;

/// <summary>
/// Sequences of events by a gated recurrent unit: after each event it predicts whether the user ends, when the next event comes and
/// with which item (GRU4Rec: Hidasi et al. 2016; with times as a marked temporal point process: Du et al. 2016).
/// </summary>
/// <remarks>Needs data with times. Repeated items are learnt and drawn where the data has them (read it with <see cref="DuplicatePolicy.KeepAll"/>), and so are event types.</remarks>
public sealed class GruGenerator : IGenerator
{
    private readonly GruOptions options;

    /// <summary>Makes a generator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public GruGenerator(GruOptions? options = null) => this.options = (options ?? new()).Validated<GruOptions>();

    /// <inheritdoc/>
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default) =>
        new SequenceTrainer(options, RecurrentEncoder.Of(options.HiddenWidth, (weights, width) => new GruCell(weights, width))).Fit(data, progress, cancellationToken);
}
