namespace SynthRec.MLNet.Evaluation;

/// <summary>Shares of both sides, to be drawn.</summary>
/// <param name="Name">What is shared, such as a column.</param>
/// <param name="Labels">What each share is of.</param>
/// <param name="Real">The real shares.</param>
/// <param name="Synthetic">The synthetic shares.</param>
public sealed record ShareSeries(string Name, IReadOnlyList<string> Labels, IReadOnlyList<double> Real, IReadOnlyList<double> Synthetic)
{
    /// <summary>The shares of a random half of the real users, to show what chance does; null if they were not halved.</summary>
    public IReadOnlyList<double>? RealHalf { get; init; }
}
