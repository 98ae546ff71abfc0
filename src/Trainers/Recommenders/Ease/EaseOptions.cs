namespace SynthRec.MLNet.Recommenders;

/// <summary>The options of <see cref="Ease"/>.</summary>
public sealed record EaseOptions
{
    /// <summary>The default of <see cref="Lambda"/>.</summary>
    public const double DefaultLambda = 250;

    /// <summary>The L2 regularisation, above 0; larger for sparser data, tens to thousands.</summary>
    public double Lambda { get; init; } = DefaultLambda;

    /// <summary>The number of threads; null for all processors.</summary>
    public int? NumberOfThreads { get; init; }

    internal EaseOptions Validated()
    {
        OptionRange.RequireAbove(Lambda, 0, nameof(Lambda));
        OptionRange.RequireThreads(NumberOfThreads);
        return this;
    }
}
