namespace SynthRec.MLNet.Generators;

/// <summary>A fitted generator: draws the interactions of new users, or more interactions of given ones.</summary>
/// <remarks>
/// Interactions carry values and times if those of the training data did, and event types if the generator also learns sequences.
/// The others learn interactions of all types alike, so train them on one type (<see cref="Interactions.Where"/>) to generate that type.
/// </remarks>
public sealed class GenerativeModel : IDisposable
{
    private const string Kind = "generator";
    internal const int UsersPerBatch = 256;
    private readonly IBehaviourModel behaviour;
    private readonly IDetailModel[] details;
    private readonly FreshIds userIds;
    private readonly FeatureScale? features;
    private readonly PairCounts? pairs;

    private GenerativeModel(Vocabulary items, FreshIds userIds, FeatureScale? features, IBehaviourModel behaviour, PairCounts? pairs, IDetailModel[] details) =>
        (Items, this.userIds, this.features, this.behaviour, this.pairs, this.details) = (items, userIds, features, behaviour, pairs, details);

    /// <summary>The items that generated interactions are with: those of the training data.</summary>
    public Vocabulary Items { get; }

    /// <summary>Whether generated interactions have values, as those of the training data had.</summary>
    public bool HasValues => details.Any(detail => detail is RatingModel);

    /// <summary>Whether generated interactions have times, as those of the training data had.</summary>
    public bool HasTimestamps => behaviour is ISequenceBehaviour || details.Any(detail => detail is SessionTimeModel);

    /// <summary>The ids of the event types of generated interactions; null if they have none.</summary>
    public Vocabulary? EventTypes => (behaviour as ISequenceBehaviour)?.EventTypes;

    /// <summary>How many features of users the model knows; 0 if it was fitted without.</summary>
    public int FeatureDimensions => features?.Dimensions ?? 0;

    /// <summary>The fitted core, which the tests of its family look into.</summary>
    internal IBehaviourModel Behaviour => behaviour;

    /// <summary>Joins a fitted behaviour with models of the values and times of its training data, which are fitted here.</summary>
    internal static GenerativeModel Complete(Interactions data, IBehaviourModel behaviour, int seed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken, FeatureScale? features = null, PairCounts? pairs = null)
    {
        if (behaviour is not ISequenceBehaviour)
            SetData.ActiveUsers(data);
        return new(data.Items, FreshIds.After(data.Users), features, behaviour, pairs, DetailModels.Fit(data, behaviour, seed, progress, cancellationToken));
    }

    /// <summary>The same for a behaviour that was trained, whose checkpoint is then deleted.</summary>
    internal static GenerativeModel Complete(Interactions data, IBehaviourModel behaviour, TrainingOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken, FeatureScale? features = null, PairCounts? pairs = null)
    {
        var model = Complete(data, behaviour, options.Seed, progress, cancellationToken, features, pairs);
        Checkpoint.Delete(options);
        return model;
    }

    /// <summary>Draws the interactions of new users, or more interactions of given users.</summary>
    /// <param name="request">How many or which users, by which seed.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Interactions with the items of <see cref="Items"/> and user ids that collide with no real one, or those of <see cref="SampleRequest.Histories"/> or <see cref="SampleRequest.UserFeatures"/>, with values, times and event types if the model has them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The request is out of range.</exception>
    /// <exception cref="ArgumentException">The request has features, and the model was fitted without or with another number of them; or it has controls of evolution that the model cannot follow.</exception>
    /// <exception cref="InvalidDataException">A history has an item that is not in <see cref="Items"/>.</exception>
    public Interactions Sample(SampleRequest request, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        using var threads = new TorchThreads(request.NumberOfThreads);
        var histories = request.Histories is null ? null : new UserHistories(request.Histories, Items);
        var conditions = request.UserFeatures is { } given ? ConditionsOf(given) : null;
        var evolution = EvolutionOf(request);
        var matched = MatchedPairs(request);
        var targets = MatchedSequences(request);
        var plan = new SamplePlan(request, matched is not null ? PairMatching.MostBatches : targets is not null ? SequenceMatching.MostBatches : 1);
        var drawn = new DrawnInteractions();
        foreach (var (start, end) in plan.Groups())
        {
            var matching = targets is null ? null : new SequenceMatching(targets);
            var group = new List<BehaviourBatch>();
            var next = start;
            do // An empty shard draws a batch of nobody, so that it has values and times like the others.
            {
                cancellationToken.ThrowIfCancellationRequested();
                var batch = new BehaviourBatch(next, Math.Min(end - next, UsersPerBatch), request, histories, conditions, evolution, matching);
                behaviour.Sample(batch);
                group.Add(batch);
                next += batch.Count;
                progress?.Report(new("generating", next - plan.FirstUser, plan.UserCount));
            }
            while (next < end);

            if (matched is not null)
                PairMatching.Match(matched, [.. group.SelectMany(batch => batch.Items)], cancellationToken);
            foreach (var batch in group)
            {
                foreach (var detail in details)
                    detail.Sample(batch);
                drawn.Add(batch);
            }
        }

        return drawn.ToInteractions(UserIds(request, plan.FirstUser, plan.UserCount), Items, EventTypes);
    }

    /// <summary>How often each item is expected to be drawn for users of the features of a request: less noisy than counting what is drawn.</summary>
    /// <param name="request">The users by their features, without histories.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">The model was fitted without features or with another number of them.</exception>
    internal double[] Expect(SampleRequest request, CancellationToken cancellationToken)
    {
        request.Validate();
        using var threads = new TorchThreads(request.NumberOfThreads);
        var conditions = ConditionsOf(request.UserFeatures!);
        var expected = new ExpectedCounts(Items.Count);
        for (var start = 0; start < request.UserCount; start += UsersPerBatch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            behaviour.Sample(new(start, Math.Min(UsersPerBatch, request.UserCount - start), request, histories: null, conditions, expected: expected));
        }

        GC.KeepAlive(this); // Or the weights might be taken while libtorch reads them.
        return expected.Sums.ToArray();
    }

    /// <summary>The space of tastes in which the model places users; it lasts as long as the model.</summary>
    /// <exception cref="InvalidOperationException">The model is of a family without such a space; <see cref="MultVaeGenerator"/> fits one.</exception>
    public PreferenceSpace GetPreferenceSpace() => behaviour is MultVaeBehaviour vae
        ? new(vae, Items)
        : throw new InvalidOperationException($"Models of the family '{behaviour.Family}' do not place users in a space. Fit the model with {nameof(MultVaeGenerator)}.");

    /// <summary>Writes the model to a file, whole or not at all.</summary>
    /// <param name="path">The file, in a folder that exists; an old file of that name is replaced once the new one is complete.</param>
    /// <exception cref="IOException">The file cannot be written, or its folder does not exist; an old file is left as it was.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelFile.Write(path, Write);
    }

    /// <summary>Reads a model that <see cref="Save"/> wrote; it draws the same users for the same request.</summary>
    /// <exception cref="FileNotFoundException">There is no such file, or it is a folder.</exception>
    /// <exception cref="InvalidDataException">The file is no model file, is truncated or damaged, is of another version, or holds something else than a generator.</exception>
    public static GenerativeModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ModelFile.Read(path, Read);
    }

    /// <inheritdoc/>
    public void Dispose() => behaviour.Dispose();

    private Vocabulary UserIds(SampleRequest request, int first, int count) => (request.Histories?.Users ?? request.UserFeatures?.Ids) switch
    {
        null => userIds.Create(first, count),
        var given when given.Count == count => given,
        var given => given.Subset([.. Enumerable.Range(first, count)]),
    };

    /// <summary>Whether what is asked for are users as they come, who should be what those of the training data were on the whole.</summary>
    private static bool SpeaksForEverybody(SampleRequest request) =>
        request is { Histories: null, UserFeatures: null, Temperature: SampleRequest.DefaultTemperature };

    private PairCounts? MatchedPairs(SampleRequest request) => SpeaksForEverybody(request) ? pairs : null;

    private SequenceTargets? MatchedSequences(SampleRequest request) =>
        SpeaksForEverybody(request) && request is { TopK: null, TopP: SampleRequest.DefaultTopP } ? (behaviour as ISequenceBehaviour)?.Targets : null;

    private Conditions ConditionsOf(FeatureVectors given) => features switch
    {
        null => throw new ArgumentException($"The model was fitted without features of users, so it cannot follow {nameof(SampleRequest.UserFeatures)}. Fit it with {nameof(IConditionalGenerator)}.", nameof(given)),
        _ when features.Dimensions != given.Dimensions => throw new ArgumentException($"The model knows {features.Dimensions} features of users, and {nameof(SampleRequest.UserFeatures)} has {given.Dimensions}.", nameof(given)),
        _ => Conditions.Of(given, features),
    };

    private EvolutionPlan? EvolutionOf(SampleRequest request) => (behaviour, request.Evolution) switch
    {
        (EvolutionBehaviour evolution, _) => EvolutionPlan.Of(request, Items, evolution.World),
        (_, null) => null,
        _ => throw new ArgumentException($"Models of the family '{behaviour.Family}' have no preferences that evolve, so they cannot follow {nameof(SampleRequest.Evolution)}. Fit the model with {nameof(PreferenceEvolutionGenerator)}.", nameof(request)),
    };

    private void Write(BinaryWriter writer)
    {
        writer.Write(Kind);
        VocabularyFormat.Write(writer, Items);
        userIds.Write(writer);
        writer.Write(features is not null);
        features?.Write(writer);
        writer.Write(pairs is not null);
        pairs?.Write(writer);
        writer.Write(details.Length);
        foreach (var detail in details)
            ModelFamilies.Write(writer, detail);
        ModelFamilies.Write(writer, behaviour);
    }

    private static GenerativeModel Read(BinaryReader reader)
    {
        var kind = reader.ReadString();
        if (kind != Kind)
            throw new InvalidDataException($"it holds a {kind}, not a {Kind}.");
        var items = VocabularyFormat.Read(reader);
        var userIds = FreshIds.Read(reader);
        var features = reader.ReadBoolean() ? FeatureScale.Read(reader) : null;
        var pairs = reader.ReadBoolean() ? PairCounts.Read(reader) : null;
        var details = new IDetailModel[reader.ReadInt32()];
        for (var i = 0; i < details.Length; i++)
            details[i] = ModelFamilies.ReadDetail(reader);
        return new(items, userIds, features, ModelFamilies.ReadBehaviour(reader), pairs, details);
    }
}
