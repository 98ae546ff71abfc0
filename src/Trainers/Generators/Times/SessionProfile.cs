namespace SynthRec.MLNet.Generators;

/// <summary>
/// How one user spreads interactions over time: when the first came, how many pauses split them into sessions, how much came
/// before the first pause, which share comes at the same time as the one before, and quantiles of the logarithms of the
/// other gaps within sessions and of the pauses between them.
/// </summary>
internal sealed record SessionProfile(int Size, int Pauses, float FirstShare, float SameTimeShare, float[] Gaps, float[] PauseLengths)
{
    /// <summary>A longer gap is a pause between sessions.</summary>
    public const long LongestGap = WeeklyRhythm.Hour;

    private const float Spread = 0.1f;
    private static readonly float[] GapShares = [0, 0.1f, 0.25f, 0.5f, 0.75f, 0.9f, 0.97f, 1];
    private static readonly float[] PauseShares = [0, 0.25f, 0.5f, 0.75f, 1];

    /// <param name="times">The times of a user, ascending.</param>
    public static SessionProfile Of(ReadOnlySpan<long> times)
    {
        List<float> gaps = [], pauses = [];
        var first = times.Length;
        var same = 0;
        for (var at = 1; at < times.Length; at++)
        {
            var gap = times[at] - times[at - 1];
            if (gap == 0)
            {
                same++;
                continue;
            }

            (gap > LongestGap ? pauses : gaps).Add(MathF.Log(1 + gap));
            if (gap > LongestGap)
                first = Math.Min(first, at);
        }

        var sameShare = same == 0 ? 0 : (float)same / (same + gaps.Count);
        return new(times.Length, pauses.Count, (float)first / times.Length, sameShare, Quantiles(gaps, GapShares), Quantiles(pauses, PauseShares));
    }

    /// <summary>Before which of <paramref name="size"/> interactions, the first excepted, a pause lies.</summary>
    public bool[] DrawPauses(int size, SeededRandom random)
    {
        var before = new bool[size];
        if (Pauses == 0 || size < 2)
            return before;
        var wanted = Pauses * (size - 1.0) / (Size - 1);
        var count = Math.Clamp((int)(wanted + random.NextDouble()), 0, size - 1);
        if (count == 0)
            return before;
        var first = Math.Clamp((int)Math.Round((FirstShare + (Spread * random.NextGaussian())) * size), 1, size - count);
        before[first] = true;
        foreach (var later in random.Permutation(size - first - 1).AsSpan(0, count - 1))
            before[first + 1 + later] = true;
        return before;
    }

    /// <summary>The seconds of a gap within a session.</summary>
    public long DrawGap(SeededRandom random) => Gaps.Length == 0 || random.NextSingle() < SameTimeShare ? 0 : Seconds(Interpolate(Gaps, GapShares, random));

    /// <summary>The seconds of a pause between sessions.</summary>
    public long DrawPause(SeededRandom random) => Math.Max(Seconds(Interpolate(PauseLengths, PauseShares, random) + (Spread * random.NextGaussian())), LongestGap + 1);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Size);
        writer.Write(Pauses);
        writer.Write(FirstShare);
        writer.Write(SameTimeShare);
        writer.WriteSingles(Gaps);
        writer.WriteSingles(PauseLengths);
    }

    public static SessionProfile Read(BinaryReader reader) =>
        new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingles(), reader.ReadSingles());

    private static long Seconds(double log) => (long)Math.Round(Math.Exp(log) - 1);

    private static float[] Quantiles(List<float> values, float[] shares)
    {
        if (values.Count == 0)
            return [];
        values.Sort();
        return Array.ConvertAll(shares, share =>
        {
            var place = share * (values.Count - 1);
            var below = (int)place;
            return values[below] + ((place - below) * (values[Math.Min(below + 1, values.Count - 1)] - values[below]));
        });
    }

    private static float Interpolate(float[] quantiles, float[] shares, SeededRandom random)
    {
        var share = random.NextSingle();
        var upper = 1;
        while (shares[upper] <= share && upper < shares.Length - 1)
            upper++;
        var part = (share - shares[upper - 1]) / (shares[upper] - shares[upper - 1]);
        return quantiles[upper - 1] + (part * (quantiles[upper] - quantiles[upper - 1]));
    }
}
