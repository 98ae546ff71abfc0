using Microsoft.ML;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet;

/// <summary>Recommenders as estimators that add a column <c>Score</c> to rows of user and item.</summary>
public sealed class RecommenderCatalog
{
    private readonly MLContext context;

    internal RecommenderCatalog(MLContext context) => this.context = context;

    /// <summary>Matrix factorization of ratings, with parameters named after those of Microsoft.ML.Recommender.</summary>
    /// <param name="labelColumnName">The column of ratings.</param>
    /// <param name="userColumnName">The column of users: text, integers or keys.</param>
    /// <param name="itemColumnName">The column of items: text, integers or keys.</param>
    /// <param name="approximationRank">See <see cref="MatrixFactorizationOptions.ApproximationRank"/>.</param>
    /// <param name="learningRate">See <see cref="MatrixFactorizationOptions.LearningRate"/>.</param>
    /// <param name="numberOfIterations">See <see cref="MatrixFactorizationOptions.NumberOfIterations"/>.</param>
    public RecommenderEstimator MatrixFactorization(
        string labelColumnName = RecommenderEstimator.DefaultLabel,
        string userColumnName = InteractionColumns.DefaultUser,
        string itemColumnName = InteractionColumns.DefaultItem,
        int approximationRank = MatrixFactorizationOptions.DefaultApproximationRank,
        double learningRate = MatrixFactorizationOptions.DefaultLearningRate,
        int numberOfIterations = MatrixFactorizationOptions.DefaultNumberOfIterations) => MatrixFactorization(
            new() { ApproximationRank = approximationRank, LearningRate = learningRate, NumberOfIterations = numberOfIterations },
            new() { Value = labelColumnName, User = userColumnName, Item = itemColumnName });

    /// <summary>Matrix factorization of ratings.</summary>
    /// <param name="options">The options of the recommender.</param>
    /// <param name="columns">The names of the columns; null for User, Item and Label.</param>
    public RecommenderEstimator MatrixFactorization(MatrixFactorizationOptions options, InteractionColumns? columns = null) => Of(new MatrixFactorization(options), columns);

    /// <summary>Matrix factorization of implicit feedback by alternating least squares (iALS).</summary>
    /// <param name="options">The options of the recommender; null for the defaults.</param>
    /// <param name="columns">The names of the columns; null for User and Item.</param>
    public RecommenderEstimator ImplicitAls(ImplicitAlsOptions? options = null, InteractionColumns? columns = null) => Of(new ImplicitAls(options), columns);

    /// <summary>EASE, a linear model of items in closed form. The model holds a number for each pair of items.</summary>
    /// <inheritdoc cref="ImplicitAls" path="/param"/>
    public RecommenderEstimator Ease(EaseOptions? options = null, InteractionColumns? columns = null) => Of(new Ease(options), columns);

    /// <summary>Neighbourhoods of items by the cosine.</summary>
    /// <inheritdoc cref="ImplicitAls" path="/param"/>
    public RecommenderEstimator ItemKnn(ItemKnnOptions? options = null, InteractionColumns? columns = null) => Of(new ItemKnn(options), columns);

    /// <summary>The leading singular vectors of the matrix of users and items.</summary>
    /// <inheritdoc cref="ImplicitAls" path="/param"/>
    public RecommenderEstimator PureSvd(PureSvdOptions? options = null, InteractionColumns? columns = null) => Of(new PureSvd(options), columns);

    /// <summary>What most users took: the baseline.</summary>
    /// <param name="columns">The names of the columns; null for User and Item.</param>
    public RecommenderEstimator Popularity(InteractionColumns? columns = null) => Of(new Popularity(), columns);

    /// <summary>Any recommender whose model scores by products of vectors, as all of ours do.</summary>
    /// <param name="recommender">The recommender.</param>
    /// <param name="columns">The names of the columns; null for User, Item and, for recommenders of ratings, Label.</param>
    public RecommenderEstimator Of(IRecommender recommender, InteractionColumns? columns = null)
    {
        ArgumentNullException.ThrowIfNull(recommender);
        return new(context, recommender, columns ?? new());
    }
}
