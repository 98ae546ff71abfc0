namespace SynthRec.MLNet.Generators;

/// <summary>The weight β of the divergence, which rises in a line from 0 over the first steps of training (Bowman et al. 2016).</summary>
internal sealed record AnnealedWeight(double Full, double Steps)
{
    /// <summary>The weight of a step, the first being 1.</summary>
    public double At(int step) => Full * Math.Min(1, step / Math.Max(1, Steps));
}
