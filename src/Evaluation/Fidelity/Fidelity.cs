using Microsoft.ML;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Whether synthetic data is distributed as the real data is: by columns or habits, across them, and as a whole.</summary>
/// <remarks>
/// <para>
/// Even two samples of one source are some way apart, the further the smaller they are. So the real data is cut at random into two halves,
/// <see cref="FidelityOptions.Splits"/> times over, and as much synthetic data is drawn: the distance between the halves is the noise floor
/// (<see cref="Metric.Floor"/>), and that between a half and the synthetic data (<see cref="Metric.AtFloorSize"/>) is what compares with it.
/// <see cref="Metric.Value"/> is measured between all data.
/// </para>
/// <para>Data that copies the real one reaches every floor: fidelity says nothing of privacy.</para>
/// </remarks>
public static class Fidelity
{
    /// <summary>Compares users' interactions. Items are matched by their ids, halves are cut by users.</summary>
    /// <param name="real">The interactions of real users.</param>
    /// <param name="synthetic">The interactions of synthetic users, about as many.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Told after each comparison.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The same for the same data, options and seed, whatever the number of threads.</returns>
    /// <exception cref="InvalidDataException">A side has no interactions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FidelityReport Compare(Interactions real, Interactions synthetic, FidelityOptions? options = null, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        options ??= new();
        options.Validate();
        RequireInteractions(real, "real");
        RequireInteractions(synthetic, "synthetic");
        var (ofReal, ofSynthetic) = SameItems.Of(real, synthetic);
        return new UserComparison(options, progress, cancellationToken).Compare(new(ofReal), new(ofSynthetic));
    }

    /// <summary>Compares tables of attributes: numbers, categories, times and sets of categories. Halves are cut by rows.</summary>
    /// <param name="real">The real rows. NaN and empty text are missing values, whose shares are compared apart.</param>
    /// <param name="synthetic">The synthetic rows, about as many, with columns of the same names and kinds.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Told after each comparison.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The same for the same data, options and seed, whatever the number of threads.</returns>
    /// <exception cref="InvalidDataException">The tables differ in columns, one has no rows, or a number is infinite; the message names the column and the mend.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FidelityReport Compare(IDataView real, IDataView synthetic, FidelityOptions? options = null, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        options ??= new();
        options.Validate();
        var reader = new TableReader(TablePlan.Of(real.Schema, synthetic.Schema, options), options.ValueSeparator, cancellationToken);
        return new TableComparison(options, progress, cancellationToken).Compare(reader.Read(real, "real"), reader.Read(synthetic, "synthetic"));
    }

    private static void RequireInteractions(Interactions data, string side)
    {
        if (data.Count == 0)
            throw new InvalidDataException($"The {side} data has no interactions ({data.UserCount} users, {data.ItemCount} items). Check the file and its filters.");
    }
}
