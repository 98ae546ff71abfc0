namespace SynthRec.MLNet.Evaluation;

/// <summary>How many scores were not finite and were replaced by a fallback (<see cref="Experiment"/>).</summary>
/// <param name="Undefined">The number of them.</param>
/// <param name="Total">The number of all scores.</param>
public readonly record struct UndefinedCount(long Undefined, long Total)
{
    /// <summary>The share of scores that were defined, in [0, 1]; 1 if there are none.</summary>
    public double Coverage => Total == 0 ? 1 : 1 - ((double)Undefined / Total);

    /// <summary>Both together.</summary>
    public static UndefinedCount Add(UndefinedCount left, UndefinedCount right) => left + right;

    /// <summary>Both together.</summary>
    public static UndefinedCount operator +(UndefinedCount left, UndefinedCount right) => new(left.Undefined + right.Undefined, left.Total + right.Total);
}
