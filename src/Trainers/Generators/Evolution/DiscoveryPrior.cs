namespace SynthRec.MLNet.Generators;

/// <summary>
/// The prior of the share of discoveries, a beta distribution: as if, for each interaction, a part of one had been a discovery and as large a part none.
/// At first a large part, so that interests learn what is theirs alone, then a small one, which decides where the data does not: for the share
/// nearer to a half, so for the largest that the data allows (as do Blanchard, Lee and Scott 2010).
/// </summary>
/// <param name="steps">Over how many steps of training the part falls.</param>
internal sealed class DiscoveryPrior(double steps)
{
    private const double AtFirst = 0.5;

    /// <summary>Moves a learnt share by no more.</summary>
    public const double AtLast = 0.003;

    private readonly AnnealedWeight passed = new(1, steps);

    /// <summary>The part at a step, the first being 1.</summary>
    public double At(int step) => AtFirst + ((AtLast - AtFirst) * passed.At(step));
}
