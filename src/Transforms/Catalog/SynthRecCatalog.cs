using Microsoft.ML;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet;

/// <summary>Everything that SynthRec.MLNet adds to an <see cref="MLContext"/>.</summary>
public sealed class SynthRecCatalog
{
    internal SynthRecCatalog(MLContext context) => (Generators, Recommenders) = (new(), new(context));

    /// <summary>Generators of synthetic users.</summary>
    public GeneratorCatalog Generators { get; }

    /// <summary>Recommenders as estimators.</summary>
    public RecommenderCatalog Recommenders { get; }

    /// <summary>
    /// An estimator that trains another one on real and synthetic rows. The synthetic rows are there while it trains and nowhere else: neither in
    /// what the trained model transforms nor in the folds that <c>CrossValidate</c> judges by.
    /// </summary>
    /// <param name="augmenter">Makes the synthetic rows from the training rows alone, such as one of <see cref="Generators"/>.</param>
    /// <param name="trainer">What is trained: a trainer, or a chain that ends in one.</param>
    public IEstimator<TTransformer> TrainOnAugmented<TTransformer>(IAugmenter augmenter, IEstimator<TTransformer> trainer)
        where TTransformer : ITransformer
    {
        ArgumentNullException.ThrowIfNull(augmenter);
        ArgumentNullException.ThrowIfNull(trainer);
        return new AugmentedTrainingEstimator<TTransformer>(augmenter, trainer);
    }

    /// <summary>The rows of one data view followed by those of another.</summary>
    /// <param name="first">The first rows, whose schema stays.</param>
    /// <param name="second">The rows to append, with all columns of the first, of the same types.</param>
    /// <exception cref="InvalidDataException">A column is missing or of another type, or its keys mean other values.</exception>
    public IDataView AppendRows(IDataView first, IDataView second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new AppendedRowsView(first, second);
    }

    /// <summary>The interactions of new users. They are drawn once, so every pass over the rows sees the same.</summary>
    /// <param name="model">A fitted or loaded generator.</param>
    /// <param name="userCount">How many users, at least 1.</param>
    /// <param name="columns">The names of the columns; null for the defaults.</param>
    /// <param name="seed">The seed of the draw.</param>
    public IDataView Generate(GenerativeModel model, int userCount, InteractionColumns? columns = null, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Sample(new() { UserCount = userCount, Seed = seed }).ToDataView(columns);
    }
}
