namespace SynthRec.MLNet.Generators;

/// <summary>A fitted generator: draws the interactions of new users.</summary>
public sealed class GenerativeModel : IDisposable
{
    private const int UsersPerBatch = 256;
    private readonly IBehaviourModel behaviour;
    private readonly FreshIds userIds;

    private GenerativeModel(Vocabulary items, FreshIds userIds, IBehaviourModel behaviour) =>
        (Items, this.userIds, this.behaviour) = (items, userIds, behaviour);

    /// <summary>The items that generated interactions are with: those of the training data.</summary>
    public Vocabulary Items { get; }

    internal static GenerativeModel Create(Interactions data, IBehaviourModel behaviour) => new(data.Items, FreshIds.After(data.Users), behaviour);

    /// <summary>Draws the interactions of new users.</summary>
    /// <param name="request">How many users, by which seed.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Interactions with the items of <see cref="Items"/> and user ids that collide with no real one, with values and times if the training data had them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The request is out of range.</exception>
    public Interactions Sample(SampleRequest request, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        var batches = (request.UserCount + UsersPerBatch - 1) / UsersPerBatch;
        var firstBatch = (int)((long)batches * request.Shard / request.ShardCount);
        var endBatch = (int)((long)batches * (request.Shard + 1) / request.ShardCount);
        var firstUser = firstBatch * UsersPerBatch;
        var endUser = Math.Min(endBatch * UsersPerBatch, request.UserCount);

        var offsets = new List<int> { 0 };
        var items = new List<int>();
        for (var start = firstUser; start < endUser; start += UsersPerBatch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = new BehaviourBatch(start, Math.Min(UsersPerBatch, endUser - start), request.Seed, request.Temperature);
            behaviour.Sample(batch);
            foreach (var user in batch.Items)
            {
                items.AddRange(user);
                offsets.Add(items.Count);
            }

            progress?.Report(new("generating", start + batch.Count - firstUser, endUser - firstUser));
        }

        return new(userIds.Create(firstUser, endUser - firstUser), Items, [.. offsets], [.. items]);
    }

    /// <summary>Writes the model to a file, whole or not at all.</summary>
    public void Save(string path) => throw new NotImplementedException();

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file is no model file, is damaged, or is of a later version.</exception>
    public static GenerativeModel Load(string path) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => behaviour.Dispose();
}
