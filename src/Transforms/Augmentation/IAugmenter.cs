using Microsoft.ML;

namespace SynthRec.MLNet;

/// <summary>Adds synthetic rows to training data.</summary>
/// <remarks>
/// It is no estimator on purpose: in a chain its rows would reach the folds that <c>CrossValidate</c> judges by.
/// <see cref="SynthRecCatalog.TrainOnAugmented"/> is where it belongs.
/// </remarks>
public interface IAugmenter
{
    /// <summary>The rows of the training data, followed by synthetic ones with the same columns.</summary>
    IDataView Augment(IDataView training);
}
