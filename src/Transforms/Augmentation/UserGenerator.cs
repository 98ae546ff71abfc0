using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet;

/// <summary>Learns from a data view of interactions and generates rows of new users with the same columns.</summary>
public sealed class UserGenerator : IAugmenter
{
    private readonly IGenerator generator;
    private readonly GenerationOptions options;

    internal UserGenerator(IGenerator generator, GenerationOptions options)
    {
        Request(options, options.UserCount ?? 1).Validate();
        (this.generator, this.options) = (generator, options);
    }

    /// <summary>Learns from interactions.</summary>
    /// <exception cref="InvalidDataException">A column is missing or of the wrong type, or the data cannot be learnt from.</exception>
    public GenerativeModel Fit(IDataView data) => Fit(data.ToInteractions(ReadOptions, options.Progress, options.CancellationToken));

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">
    /// A column is missing, of the wrong type, or not among those generated; or the user column holds keys, of which new users would have none.
    /// </exception>
    public IDataView Augment(IDataView training)
    {
        ArgumentNullException.ThrowIfNull(training);
        var columns = options.Columns;
        string?[] generated = [columns.User, columns.Item, columns.Value, columns.Timestamp, columns.EventType];
        foreach (var column in training.Schema.Where(column => !column.IsHidden))
        {
            if (!generated.Contains(column.Name))
                throw new InvalidDataException($"Column '{column.Name}' is not generated, so synthetic rows would lack it. Name it in {nameof(GenerationOptions)}.{nameof(GenerationOptions.Columns)} if it is a value, time or event type; otherwise drop it, or add it by a transform inside the trainer.");
            if (column.Name == columns.User && column.Type is KeyDataViewType)
                throw new InvalidDataException($"Column '{column.Name}' holds keys, and new users have none. Map users to keys inside the trainer, after the augmentation.");
        }

        var real = training.ToInteractions(ReadOptions, options.Progress, options.CancellationToken);
        using var model = Fit(real);
        var request = Request(options, options.UserCount ?? real.UserCount);
        return new AppendedRowsView(training, model.Sample(request, options.Progress, options.CancellationToken).ToDataView(columns));
    }

    private InteractionReadOptions ReadOptions => new() { Columns = options.Columns };

    private static SampleRequest Request(GenerationOptions options, int userCount) =>
        new() { UserCount = userCount, Seed = options.Seed, Temperature = options.Temperature };

    private GenerativeModel Fit(Interactions data) => generator.Fit(data, options.Progress, options.CancellationToken);
}
