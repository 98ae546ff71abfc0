namespace SynthRec.MLNet.Generators;

/// <summary>A fitted generator: draws the interactions of new users.</summary>
public sealed class GenerativeModel : IDisposable
{
    internal GenerativeModel(Vocabulary items) => Items = items;

    /// <summary>The items that generated interactions are with: those of the training data.</summary>
    public Vocabulary Items { get; }

    /// <summary>Draws the interactions of new users.</summary>
    /// <param name="request">How many users, by which seed.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Interactions with the items of <see cref="Items"/> and user ids that collide with no real one, with values and times if the training data had them.</returns>
    public Interactions Sample(SampleRequest request, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Writes the model to a file, whole or not at all.</summary>
    public void Save(string path) => throw new NotImplementedException();

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file is no model file, is damaged, or is of a later version.</exception>
    public static GenerativeModel Load(string path) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
