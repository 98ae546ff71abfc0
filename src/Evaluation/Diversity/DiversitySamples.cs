namespace SynthRec.MLNet.Evaluation;

/// <summary>Three samples of as many users with items, so that whatever grows with their number can be compared.</summary>
/// <param name="Reference">A random half of the real users.</param>
/// <param name="Real">Others of the real users: as good as synthetic ones can be.</param>
/// <param name="Synthetic">Synthetic users.</param>
internal sealed record DiversitySamples(Interactions Reference, Interactions Real, Interactions Synthetic)
{
    private const long RandomPurpose = 0x44495645;

    public int Users => Synthetic.UserCount;

    public static DiversitySamples Draw(Interactions real, Interactions synthetic, int seed)
    {
        var (ofReal, ofSynthetic) = (Shuffled(real, seed, 0), Shuffled(synthetic, seed, 1));
        var users = Math.Min(ofReal.Length / 2, ofSynthetic.Length);
        return new(real.SelectUsers(ofReal.AsSpan(0, users)), real.SelectUsers(ofReal.AsSpan(users, users)), synthetic.SelectUsers(ofSynthetic.AsSpan(0, users)));
    }

    private static int[] Shuffled(Interactions data, int seed, int side)
    {
        int[] users = [.. ActiveUsers.Of(data)];
        SeededRandom.For(seed, RandomPurpose, side).Shuffle<int>(users);
        return users;
    }
}
