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
    public GenerativeModel Fit(IDataView data) => Fit(Read(data));

    /// <summary>Learns from interactions and from what is known of their users, so that users can be drawn by <see cref="SampleRequest.UserFeatures"/>.</summary>
    /// <param name="data">The interactions.</param>
    /// <param name="userFeatures">Features of users, read by <see cref="FeatureVectorReader"/>; their ids are those of the interactions.</param>
    /// <exception cref="NotSupportedException">The generator cannot learn from features.</exception>
    /// <exception cref="InvalidDataException">A column is missing or of the wrong type, or the data cannot be learnt from.</exception>
    public GenerativeModel Fit(IDataView data, FeatureVectors userFeatures) => generator is IConditionalGenerator conditional
        ? conditional.Fit(Read(data), userFeatures, options.Progress, options.CancellationToken)
        : throw new NotSupportedException($"{generator.GetType().Name} learns no conditions. Take a generator that implements {nameof(IConditionalGenerator)}, such as {nameof(MaskedSetGenerator)}.");

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

        var real = Read(training);
        using var model = Fit(real);
        var request = Request(options, options.UserCount ?? real.UserCount);
        return new AppendedRowsView(training, model.Sample(request, options.Progress, options.CancellationToken).ToDataView(columns));
    }

    private Interactions Read(IDataView data) => data.ToInteractions(new() { Columns = options.Columns, Duplicates = options.Duplicates }, options.Progress, options.CancellationToken);

    private static SampleRequest Request(GenerationOptions options, int userCount) =>
        new() { UserCount = userCount, Seed = options.Seed, Temperature = options.Temperature };

    private GenerativeModel Fit(Interactions data) => generator.Fit(data, options.Progress, options.CancellationToken);
}
