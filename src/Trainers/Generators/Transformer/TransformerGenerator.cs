namespace SynthRec.MLNet.Generators;

/// <summary>
/// Sequences of events by a causal Transformer: after each event it predicts whether the user ends, when the next event comes and
/// with which item (SASRec: Kang and McAuley 2018; with times as a marked temporal point process: Du et al. 2016).
/// </summary>
/// <remarks>
/// It looks back over <see cref="SequenceOptions.WindowLength"/> events, and keeps their keys and values while it generates.
/// Needs data with times. Repeated items are learnt and drawn where the data has them (read it with <see cref="DuplicatePolicy.KeepAll"/>), and so are event types.
/// </remarks>
public sealed class TransformerGenerator : IGenerator
{
    private readonly TransformerOptions options;

    /// <summary>Makes a generator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public TransformerGenerator(TransformerOptions? options = null) => this.options = (options ?? new()).Validated<TransformerOptions>();

    /// <inheritdoc/>
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        var shape = new TransformerShape(options.HiddenWidth, options.NumberOfBlocks, options.NumberOfHeads, options.WindowLength);
        return new SequenceTrainer(options, weights => new TransformerEncoder(weights, shape)).Fit(data, progress, cancellationToken);
    }
}
