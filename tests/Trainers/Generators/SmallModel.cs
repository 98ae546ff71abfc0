using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>Popularity with ratings and times, fitted once to MovieLens latest-small.</summary>
internal static class SmallModel
{
    private static readonly Lazy<GenerativeModel> Fitted = new(() => new PopularityGenerator().Fit(TestData.MovieLensSmall));

    public static GenerativeModel Instance => Fitted.Value;
}
