namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Compares synthetic with real sessions: length, repeated items, time between interactions, items, and which item follows which.
/// </summary>
/// <remarks>
/// Even two samples of one source are some way apart, the further the smaller they are. So the real sessions are cut at random into
/// two halves, several times over, and equally many synthetic ones are drawn: one half is compared with the other, which is the noise
/// floor, and with the synthetic ones. A generator that is right reaches the floor; one that copies real sessions does so too.
/// </remarks>
public static class SessionStatistics
{
    /// <summary>The default number of random halvings.</summary>
    public const int DefaultSplits = 20;

    private const long RandomPurpose = 0x53455353;

    private static readonly (string Name, Func<SessionSample, IEnumerable<double>> Values, Func<double[], double[], double> Distance)[] Measured =
    [
        ("session length, KS", session => [session.Items.Length], SampleDistances.KolmogorovSmirnov),
        ("repeat rate, KS", session => [session.RepeatRate], SampleDistances.KolmogorovSmirnov),
        ("gap, KS", session => session.Gaps, SampleDistances.KolmogorovSmirnov),
        ("ln(1 + gap in s), Wasserstein", session => session.Gaps.Select(double.LogP1), SampleDistances.Wasserstein),
    ];

    private static readonly (string Name, Func<SessionSample, IEnumerable<(long, long)>> Kinds)[] Counted =
    [
        ("items, TV", session => session.Items.Select(item => (item, 0L))),
        ("bigrams, TV", session => session.Bigrams),
    ];

    /// <summary>Compares the sessions; those without interactions are left out. Items are matched by their ids.</summary>
    /// <param name="real">Real sessions, with times; each half needs one of two interactions.</param>
    /// <param name="synthetic">Synthetic sessions, with times.</param>
    /// <param name="splits">How often the real sessions are halved, at least 1.</param>
    /// <param name="seed">The seed of the halvings.</param>
    /// <exception cref="InvalidDataException">Sessions have no times, or too few have two interactions.</exception>
    public static IReadOnlyList<SessionDistance> Compare(Interactions real, Interactions synthetic, int splits = DefaultSplits, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentOutOfRangeException.ThrowIfLessThan(splits, 1);
        var reals = SessionSample.Of(real, [.. Enumerable.Range(0, real.ItemCount)]);
        var synthetics = SessionSample.Of(synthetic, Numbers(synthetic.Items, real.Items));
        var size = Math.Min(reals.Length / 2, synthetics.Length);
        if (size == 0)
            throw new InvalidDataException($"There are {reals.Length} real and {synthetics.Length} synthetic sessions with interactions; a comparison needs at least 2 and 1.");
        var all = Enumerable.Range(0, splits).Select(split => Split.Draw(reals, synthetics, size, SeededRandom.For(seed, RandomPurpose, split))).ToArray();
        return
        [
            .. Measured.Select(one => Judge(one.Name, all, (a, b) => one.Distance(Flat(a, one.Values), Flat(b, one.Values)), Flat(reals, one.Values).Average(), Flat(synthetics, one.Values).Average())),
            .. Counted.Select(one => Judge(one.Name, all, (a, b) => SampleDistances.TotalVariation(Flat(a, one.Kinds), Flat(b, one.Kinds)), null, null)),
        ];
    }

    private static SessionDistance Judge(string name, Split[] splits, Func<SessionSample[], SessionSample[], double> distance, double? real, double? synthetic)
    {
        var floors = Array.ConvertAll(splits, split => distance(split.Half, split.OtherHalf));
        var distances = Array.ConvertAll(splits, split => distance(split.Half, split.Synthetic));
        return new(name, distances.Average(), floors.Average(), Quantiles.Of(floors).P95, real, synthetic);
    }

    private static T[] Flat<T>(SessionSample[] sessions, Func<SessionSample, IEnumerable<T>> values)
    {
        T[] all = [.. sessions.SelectMany(values)];
        return all.Length > 0 ? all : throw new InvalidDataException($"None of {sessions.Length} sessions has two interactions, so there are no gaps and no bigrams. Give more sessions, read with {nameof(DuplicatePolicy)}.{nameof(DuplicatePolicy.KeepAll)}.");
    }

    /// <summary>The index among the real items; items that no real session can have are numbered on from there.</summary>
    private static int[] Numbers(Vocabulary items, Vocabulary real)
    {
        var numbers = ItemMap.Between(items, real);
        for (var item = 0; item < numbers.Length; item++)
            numbers[item] = numbers[item] < 0 ? real.Count + item : numbers[item];
        return numbers;
    }

    private sealed record Split(SessionSample[] Half, SessionSample[] OtherHalf, SessionSample[] Synthetic)
    {
        public static Split Draw(SessionSample[] real, SessionSample[] synthetic, int size, SeededRandom random)
        {
            var order = random.Permutation(real.Length);
            var drawn = random.Permutation(synthetic.Length);
            return new(
                Array.ConvertAll(order[..size], session => real[session]),
                Array.ConvertAll(order[size..(2 * size)], session => real[session]),
                Array.ConvertAll(drawn[..size], session => synthetic[session]));
        }
    }
}
