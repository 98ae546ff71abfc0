namespace SynthRec.MLNet.Generators;

/// <summary>
/// The baseline: as many items for each user as real users have, drawn without replacement in proportion to how many
/// interactions each item has. It knows nothing of which items go together.
/// </summary>
public sealed class PopularityGenerator : IGenerator
{
    private readonly PopularityOptions options;

    /// <summary>Makes a generator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public PopularityGenerator(PopularityOptions? options = null) => this.options = (options ?? new()).Validated();

    /// <inheritdoc/>
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var users = SetData.ActiveUsers(data);
        var weights = Array.ConvertAll(data.ItemCounts(), count => count + options.Smoothing);
        return GenerativeModel.Complete(data, new PopularityBehaviour(weights, new(data, users)), options.Seed, progress, cancellationToken);
    }
}
