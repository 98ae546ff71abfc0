namespace SynthRec.MLNet.Generators;

/// <summary>
/// Makes drawn sequences come back to each class of <see cref="RecentItems"/>, of so many, as often as real ones do: found by drawing trial sequences, again and
/// again, and moving the bias of each cell by a part of the logarithm of how far its odds were off.
/// </summary>
/// <remarks>
/// What is likely after one event is right on average over the training data, whose own transitions are left out. Yet what is drawn has been
/// seen in training, transitions and all, so that it comes again too often, and what then follows is further off.
/// </remarks>
internal static class RepeatCalibration
{
    private const int Rounds = 6;

    /// <summary>And no more sequences than there are real ones, whose own odds are no more certain.</summary>
    private const int EventsPerRound = 10_000;

    /// <summary>Moves the biases of the cells; does nothing where no item comes twice.</summary>
    /// <param name="behaviour">What draws with the network.</param>
    /// <param name="network">The network.</param>
    /// <param name="statistics">What is known of all sequences.</param>
    /// <param name="sequences">The real sequences.</param>
    /// <param name="seed">The seed of the trials.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static void Run(
        ISequenceBehaviour behaviour, SequenceNetwork network, SequenceStatistics statistics, EventSequence[] sequences, int seed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        if (!statistics.HasRepeats)
            return;
        var wanted = new RepeatCounts();
        foreach (var sequence in sequences)
            wanted.Add(sequence.Items);
        var active = sequences.Count(sequence => sequence.Count > 0);
        var users = (int)Math.Ceiling(active * Math.Min(1, (double)EventsPerRound / sequences.Sum(sequence => (long)sequence.Count)));
        for (var round = 0; round < Rounds; round++)
        {
            var drawn = Draw(behaviour, users, SeededRandom.For(seed, RandomPurpose.Calibration, round).NextInt32(int.MaxValue), cancellationToken);
            var step = 1 / (1 + (0.5 * round));
            network.MoveSeenBias([.. Enumerable.Range(0, RecentItems.Cells).Select(cell => (float)(step * wanted.LogOddsAbove(drawn, cell)))]);
            progress?.Report(new("calibrating", round + 1, Rounds));
        }
    }

    private static RepeatCounts Draw(ISequenceBehaviour behaviour, int users, int seed, CancellationToken cancellationToken)
    {
        var counts = new RepeatCounts();
        var request = new SampleRequest { UserCount = users, Seed = seed };
        for (var user = 0; user < users; user += GenerativeModel.UsersPerBatch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = new BehaviourBatch(user, Math.Min(GenerativeModel.UsersPerBatch, users - user), request, null);
            behaviour.Sample(batch);
            for (var one = 0; one < batch.Count; one++)
                counts.Add(InTimeOrder(batch.Items[one], batch.Timestamps![one]));
        }

        return counts;
    }

    private static IEnumerable<int> InTimeOrder(int[] items, long[] times) => Enumerable.Range(0, items.Length).OrderBy(at => times[at]).Select(at => items[at]);
}
