namespace SynthRec.MLNet.Generators;

/// <summary>
/// Sequences of events by long short-term memory: after each event it predicts whether the user ends, when the next event comes and
/// with which item (Hochreiter and Schmidhuber 1997; with times as a marked temporal point process: Du et al. 2016).
/// </summary>
/// <inheritdoc cref="GruGenerator" path="/remarks"/>
public sealed class LstmGenerator : IGenerator
{
    private readonly LstmOptions options;

    /// <summary>Makes a generator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public LstmGenerator(LstmOptions? options = null) => this.options = (options ?? new()).Validated<LstmOptions>();

    /// <inheritdoc/>
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default) =>
        new SequenceTrainer(options, RecurrentEncoder.Of(options.HiddenWidth, (weights, width) => new LstmCell(weights, width))).Fit(data, progress, cancellationToken);
}
