using Microsoft.ML;

namespace SynthRec.MLNet;

/// <summary>The way into SynthRec.MLNet.</summary>
public static class MLContextExtensions
{
    /// <summary>Synthetic data for recommender systems.</summary>
    /// <remarks>Makes the context able to load models with recommenders of this library.</remarks>
    public static SynthRecCatalog SynthRec(this MLContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.ComponentCatalog.RegisterAssembly(typeof(PairScore).Assembly);
        return new(context);
    }
}
