using Microsoft.ML;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Reads the interactions and labels of all sides from data views.</summary>
internal sealed class EvaluationReader(EvaluationOptions options, IReadOnlyList<IDataView> sides, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
{
    private const string DefaultValue = "Value";
    private const string DefaultTimestamp = "Timestamp";
    private readonly InteractionColumns columns = options.Columns ?? new()
    {
        Value = InAll(sides, DefaultValue),
        Timestamp = InAll(sides, DefaultTimestamp),
    };

    /// <exception cref="InvalidDataException">The message names the side.</exception>
    public Interactions Read(IDataView rows, string side)
    {
        try
        {
            return rows.ToInteractions(new() { Columns = columns }, progress, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"The {side} data: {exception.Message}", exception);
        }
    }

    public IEnumerable<SensitiveLabels> ReadAttributes(IDataView real, IDataView synthetic, IDataView? holdout) => options.SensitiveColumns.Select(column => new SensitiveLabels(
        GroupReader.Read(real, columns.User, column, "real", cancellationToken),
        Has(synthetic, column) ? GroupReader.Read(synthetic, columns.User, column, "synthetic", cancellationToken) : null,
        holdout is not null && Has(holdout, column) ? GroupReader.Read(holdout, columns.User, column, "holdout", cancellationToken) : null));

    private static string? InAll(IReadOnlyList<IDataView> sides, string column) => sides.All(side => Has(side, column)) ? column : null;

    private static bool Has(IDataView rows, string column) => rows.Schema.GetColumnOrNull(column) is not null;
}
