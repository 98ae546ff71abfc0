using Microsoft.ML;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet;

/// <summary>Learns from a data view of interactions and from the attributes of its items, and generates interactions of the same users with new items.</summary>
public sealed class ItemInteractionGenerator
{
    private readonly NewItemGenerator generator;
    private readonly InteractionColumns columns;

    internal ItemInteractionGenerator(NewItemGenerator generator, InteractionColumns columns) => (this.generator, this.columns) = (generator, columns);

    /// <summary>Learns which users take an item of given attributes.</summary>
    /// <param name="data">The interactions. Of several interactions of a user with an item the latest counts.</param>
    /// <param name="itemFeatures">The attributes of items, read by <see cref="FeatureVectorReader"/>; their ids are those of the interactions.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">A column is missing or of the wrong type, or fewer than ten items have both interactions and attributes.</exception>
    public NewItemModel Fit(IDataView data, FeatureVectors itemFeatures, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default) =>
        generator.Fit(Read(data, progress, cancellationToken), itemFeatures, progress, cancellationToken);

    /// <summary>Learns from the interactions and generates those with new items, as rows with the same columns, times and event types left out.</summary>
    /// <param name="data">The interactions. Of several interactions of a user with an item the latest counts.</param>
    /// <param name="itemFeatures">The attributes of the items of the interactions.</param>
    /// <param name="newItems">The attributes of the new items, as many for each.</param>
    /// <param name="request">How to draw; null for the defaults.</param>
    /// <exception cref="ArgumentException">The new items have another number of attributes.</exception>
    /// <exception cref="InvalidDataException">A column is missing or of the wrong type, or fewer than ten items have both interactions and attributes.</exception>
    public IDataView Generate(IDataView data, FeatureVectors itemFeatures, FeatureVectors newItems, NewItemRequest? request = null)
    {
        var model = Fit(data, itemFeatures);
        return model.Sample(newItems, request).ToDataView(columns with { Value = model.HasValues ? columns.Value : null, Timestamp = null, EventType = null });
    }

    private Interactions Read(IDataView data, IProgress<ProgressReport>? progress, CancellationToken cancellationToken) =>
        data.ToInteractions(new() { Columns = columns, Duplicates = DuplicatePolicy.KeepLast }, progress, cancellationToken);
}
