namespace SynthRec.MLNet.Recommenders;

/// <summary>The options of <see cref="MarkovRecommender"/>.</summary>
public sealed record MarkovOptions
{
    /// <summary>The default of <see cref="BackOff"/>.</summary>
    public const double DefaultBackOff = 1;

    /// <summary>How many observed transitions popularity weighs as much as, above 0.</summary>
    public double BackOff { get; init; } = DefaultBackOff;

    internal MarkovOptions Validated()
    {
        OptionRange.RequireAbove(BackOff, 0, nameof(BackOff));
        return this;
    }
}
