using Microsoft.ML;
using SynthRec.MLNet.Evaluation;

namespace SynthRec.MLNet;

/// <summary>What the evaluation adds to <c>mlContext.SynthRec()</c>.</summary>
public static class SynthRecCatalogExtensions
{
    /// <summary>Judges synthetic users in every respect; see <see cref="FullEvaluation"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="real">A row for each interaction of the real users that the generator learnt from. Of several of a user with an item the last counts.</param>
    /// <param name="synthetic">The interactions of the synthetic users, with the same columns.</param>
    /// <param name="holdout">The interactions of real users that the generator never saw; null if there are none.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">A column is missing or of another type, a value cannot be used, a side has no interactions, or there is no item in common.</exception>
    /// <exception cref="ArgumentException">An option is out of its range or does not fit the data, or holdout users are members.</exception>
    public static EvaluationReport Evaluate(
        this SynthRecCatalog catalog,
        IDataView real,
        IDataView synthetic,
        IDataView? holdout = null,
        EvaluationOptions? options = null,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        options ??= new();
        var reader = new EvaluationReader(options, [real, synthetic, .. holdout is null ? [] : new[] { holdout }], progress, cancellationToken);
        var labelled = options with { SensitiveAttributes = [.. options.SensitiveAttributes, .. reader.ReadAttributes(real, synthetic, holdout)] };
        return FullEvaluation.Run(reader.Read(real, "real"), reader.Read(synthetic, "synthetic"), holdout is null ? null : reader.Read(holdout, "holdout"), labelled, progress, cancellationToken);
    }

    /// <summary>Judges synthetic users in every respect; see <see cref="FullEvaluation.Run"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="real">All real users that the generator learnt from.</param>
    /// <param name="synthetic">The synthetic users.</param>
    /// <param name="holdout">Real users that the generator never saw; null if there are none.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">A side has no interactions, or there is no item in common.</exception>
    /// <exception cref="ArgumentException">An option is out of its range or does not fit the data, or holdout users are members.</exception>
    public static EvaluationReport Evaluate(
        this SynthRecCatalog catalog,
        Interactions real,
        Interactions synthetic,
        Interactions? holdout = null,
        EvaluationOptions? options = null,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return FullEvaluation.Run(real, synthetic, holdout, options, progress, cancellationToken);
    }
}
