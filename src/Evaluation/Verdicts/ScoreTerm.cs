namespace SynthRec.MLNet.Evaluation;

/// <summary>A metric that a score is made of, and how it is brought to [0, 1].</summary>
/// <param name="Group">The group of terms that it is averaged in.</param>
/// <param name="Name">The name of the metric.</param>
/// <param name="Subject">What the metric is about; null for the whole data.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Good">The value that scores 1: what real data reaches.</param>
/// <param name="Bad">The value that scores 0.</param>
public sealed record ScoreTerm(string Group, string Name, string? Subject, double Measured, double Good, double Bad)
{
    /// <summary>(bad − measured) / (bad − good), cut to [0, 1]: the nearer to good, the more.</summary>
    public double Score => Math.Clamp((Bad - Measured) / (Bad - Good), 0, 1);
}
