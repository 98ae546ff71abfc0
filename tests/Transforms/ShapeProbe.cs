using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Transforms.Tests;

/// <summary>Learns the shape of a schema, which ML.NET tells to an estimator inside a chain alone.</summary>
internal sealed class ShapeProbe : IEstimator<ITransformer>
{
    private SchemaShape? shape;

    public static SchemaShape ShapeOf(IDataView data)
    {
        var probe = new ShapeProbe();
        new EstimatorChain<ITransformer>().Append(probe).Append(new ShapeProbe()).Fit(data);
        return probe.shape ?? throw new InvalidOperationException("The chain asked for no schema.");
    }

    public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => shape = inputSchema;
}
