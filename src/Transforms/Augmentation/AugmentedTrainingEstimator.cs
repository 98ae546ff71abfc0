using Microsoft.ML;

namespace SynthRec.MLNet;

/// <summary>Trains an estimator on augmented data, and is that estimator otherwise.</summary>
internal sealed class AugmentedTrainingEstimator<TTransformer>(IAugmenter augmenter, IEstimator<TTransformer> trainer) : IEstimator<TTransformer>
    where TTransformer : ITransformer
{
    public TTransformer Fit(IDataView input) => trainer.Fit(augmenter.Augment(input));

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => trainer.GetOutputSchema(inputSchema);
}
