namespace SynthRec.MLNet.Evaluation;

/// <summary>Up to how many interactions a user or an item is cold, and up to how many medium; above it is warm.</summary>
/// <param name="Cold">The most interactions of a cold one, at least 0.</param>
/// <param name="Medium">The most interactions of a medium one, above <paramref name="Cold"/>.</param>
public readonly record struct ActivityBounds(int Cold, int Medium)
{
    /// <summary>The three slices from the cold to the warm one.</summary>
    internal IReadOnlyList<ActivitySlice> Slices =>
    [
        new("cold", 0, Cold),
        new("medium", Cold + 1, Medium),
        new("warm", Medium + 1, int.MaxValue),
    ];

    /// <summary>Bounds that leave about a third of the counts in each slice; equal counts stay together.</summary>
    internal static ActivityBounds Terciles(IEnumerable<int> counts)
    {
        var sorted = counts.Order().ToArray();
        var cold = sorted[Math.Max(0, (sorted.Length / 3) - 1)];
        return new(cold, Math.Max(sorted[Math.Max(0, (2 * sorted.Length / 3) - 1)], cold + 1));
    }

    internal void Validate(string name)
    {
        if (Cold < 0 || Medium <= Cold || Medium == int.MaxValue)
            throw new ArgumentOutOfRangeException(name, this, $"{name} needs {nameof(Cold)} of at least 0 and {nameof(Medium)} above it.");
    }
}
