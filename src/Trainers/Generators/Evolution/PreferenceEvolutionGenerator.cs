namespace SynthRec.MLNet.Generators;

/// <summary>
/// Users whose preferences evolve: a deep state-space model with gated recurrent dynamics (Krishnan, Shalit and Sontag 2017; as recurrent
/// recommender networks: Wu et al. 2017) of drift, discovery of new interests, trends and seasons, each of a strength that can be chosen
/// when sampling (<see cref="SampleRequest.Evolution"/>), with events in users' lives or on the market.
/// </summary>
/// <remarks>
/// Needs data with times, of at least two periods. Repeated items are learnt and drawn where the data has them (read it with
/// <see cref="DuplicatePolicy.KeepAll"/>), and so are event types. Given users go on after their last event.
/// </remarks>
public sealed class PreferenceEvolutionGenerator : IGenerator
{
    private readonly PreferenceEvolutionOptions options;

    /// <summary>Makes a generator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public PreferenceEvolutionGenerator(PreferenceEvolutionOptions? options = null) => this.options = (options ?? new()).Validated<PreferenceEvolutionOptions>();

    /// <inheritdoc/>
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var threads = new TorchThreads(options.NumberOfThreads);
        var users = HeldOutUsers.Draw(data, SequenceData.ActiveUsers(data), options);
        SequenceData.RequireTimes(data);
        var periods = Periods.Of(data.Timestamps, options.Period);
        var timelines = Enumerable.Range(0, data.UserCount).Select(user => Timeline.Of(EventSequence.Of(data, user), periods, options.InteractionsPerStep)).ToArray();
        if (Array.TrueForAll(timelines, timeline => timeline.Count == 0 || timeline.PeriodOf(0) == timeline.PeriodOf(timeline.Count - 1)))
            throw new InvalidDataException($"Nobody has interactions in two periods of {TimeSpan.FromSeconds(periods.Length)}, so there is no evolution to learn from. Shorten {nameof(PreferenceEvolutionOptions)}.{nameof(PreferenceEvolutionOptions.Period)}, or use a generator of sets, such as {nameof(MaskedSetGenerator)}.");

        var shape = new EvolutionShape(data.ItemCount, options.HiddenWidth, options.LatentDimensions, options.ContextDimensions);
        var world = EvolutionWorld.Of(data, periods, options.InteractionsPerStep);
        var network = new EvolutionNetwork(shape, world.Calendar, world.Arrivals, options.Seed, new ItemPopularity(data).Logarithms, options.Device);
        try
        {
            Train(data, network, timelines, users, progress, cancellationToken);
            var starts = StartsOf(network, Array.ConvertAll(users.Training, user => timelines[user]));
            var times = SessionTimeModel.Fit(data, options.Seed, progress, cancellationToken);
            var behaviour = new EvolutionBehaviour(network, world, starts, new(data, users.Training), times);
            return GenerativeModel.Complete(data, behaviour, options, progress, cancellationToken);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private void Train(Interactions data, EvolutionNetwork network, Timeline[] timelines, HeldOutUsers users, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var held = SeededRandom.For(options.Seed, RandomPurpose.HeldOutMasks);
        var heldOut = users.HeldOut.Chunk(options.BatchSize).Select(batch => ExamplesOf(batch, dropout: 0, held)).ToArray();
        var stepsPerEpoch = options.StepsPerEpoch(users.Training.Length);
        var annealing = (double)options.AnnealingEpochs * stepsPerEpoch;
        var (beta, discovery) = (new AnnealedWeight(options.Beta, annealing), new DiscoveryPrior(annealing));
        var loop = new TrainingLoop(options, Checkpoint.Of(options, data), progress, cancellationToken);
        loop.Run(
            network.Weights.Parameters,
            users.Training,
            (batch, random) => ExamplesOf(batch, options.Dropout, random).Loss(network, beta.At(loop.Step), discovery.At(loop.Step)),
            heldOut.Length == 0 ? null : () => HeldOutLoss.Mean(heldOut, examples => examples.Loss(network, options.Beta), examples => examples.Count));

        var evidence = users.Training.Chunk(options.BatchSize).SelectMany(batch => ExamplesOf(batch, options.Dropout, held).DiscoveryEvidence(network)).ToArray();
        network.Choice.SetDiscoveryShare(DiscoveryShare.Of(evidence, DiscoveryPrior.AtLast));

        EvolutionExamples ExamplesOf(int[] batch, float dropout, SeededRandom random) =>
            new(Array.ConvertAll(batch, user => timelines[user]), network.Shape, dropout, random);
    }

    /// <summary>The distribution of users' first preferences: that of what is inferred of real ones, kind by kind.</summary>
    private LatentMixture StartsOf(EvolutionNetwork network, Timeline[] timelines)
    {
        var random = SeededRandom.For(options.Seed, RandomPurpose.Calibration);
        return LatentMixture.OfPosteriors(timelines, options.BatchSize, batch => new EvolutionExamples(batch, network.Shape, dropout: 0, random).FirstPreferences(network), random);
    }
}
