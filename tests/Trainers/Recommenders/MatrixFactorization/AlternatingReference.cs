using MathNet.Numerics.LinearAlgebra;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

/// <summary>
/// The objective of matrix factorization, Σ over ratings error² + Σ over users and items (λn + κ)(‖factors‖² + bias²) on standardised
/// ratings, where n counts the ratings of the user or item, minimised by exact solves in double precision for users and items in turn.
/// </summary>
internal sealed class AlternatingReference
{
    private readonly List<(int User, int Item, double Value)> ratings = [];
    private readonly Vector<double>[] users;
    private readonly Vector<double>[] items;
    private readonly RatingScale scale;
    private readonly int rank;
    private readonly double lambda;
    private readonly double shrinkage;

    public AlternatingReference(Interactions data, MatrixFactorizationOptions options)
    {
        (rank, lambda, shrinkage) = (options.ApproximationRank, options.Lambda, options.Shrinkage);
        scale = RatingScale.Of(data);
        for (var user = 0; user < data.UserCount; user++)
        {
            for (var at = 0; at < data.CountOf(user); at++)
                ratings.Add((user, data.ItemsOf(user)[at], (data.ValuesOf(user)[at] - scale.Mean) / scale.Deviation));
        }

        var random = SeededRandom.For(11);
        users = [.. Enumerable.Range(0, data.UserCount).Select(_ => First())];
        items = [.. Enumerable.Range(0, data.ItemCount).Select(_ => First())];

        // Factors, then the bias.
        Vector<double> First() => Vector<double>.Build.Dense(rank + 1, i => i < rank ? 0.3 * random.NextGaussian() : 0);
    }

    public double Minimum(int passes)
    {
        var byUser = ratings.ToLookup(rating => rating.User, rating => (rating.Item, rating.Value));
        var byItem = ratings.ToLookup(rating => rating.Item, rating => (rating.User, rating.Value));
        for (var pass = 0; pass < passes; pass++)
        {
            foreach (var group in byUser)
                users[group.Key] = Solve([.. group], items);
            foreach (var group in byItem)
                items[group.Key] = Solve([.. group], users);
        }

        return Loss(users, items);
    }

    public float Predict(int user, int item) => (float)(scale.Mean + scale.Deviation * Standardised(users[user], items[item]));

    /// <summary>The objective of a model, whose vectors are factors × deviation, bias × deviation, 1 and factors, 1, mean + bias × deviation.</summary>
    public double Loss(FactorModel model) => Loss(
        [.. Enumerable.Range(0, model.Users.Count).Select(user => Vector<double>.Build.Dense(rank + 1, i => model.UserFactors.Span[user * model.Rank + i] / scale.Deviation))],
        [.. Enumerable.Range(0, model.Items.Count).Select(item => Vector<double>.Build.Dense(rank + 1, i => i < rank
            ? model.ItemFactors.Span[item * model.Rank + i]
            : (model.ItemFactors.Span[item * model.Rank + rank + 1] - scale.Mean) / scale.Deviation))]);

    private double Loss(Vector<double>[] userVectors, Vector<double>[] itemVectors) =>
        ratings.Sum(rating => Math.Pow(rating.Value - Standardised(userVectors[rating.User], itemVectors[rating.Item]), 2))
        + Penalty(userVectors, ratings.CountBy(rating => rating.User))
        + Penalty(itemVectors, ratings.CountBy(rating => rating.Item));

    private double Penalty(Vector<double>[] vectors, IEnumerable<KeyValuePair<int, int>> counts) =>
        counts.Sum(row => (lambda * row.Value + shrinkage) * vectors[row.Key].DotProduct(vectors[row.Key]));

    private double Standardised(Vector<double> user, Vector<double> item)
    {
        var sum = user[rank] + item[rank];
        for (var i = 0; i < rank; i++)
            sum += user[i] * item[i];
        return sum;
    }

    /// <summary>Ridge regression on the other side's factors and 1, of what the other side's bias leaves.</summary>
    private Vector<double> Solve((int Other, double Value)[] rated, Vector<double>[] others)
    {
        var features = Matrix<double>.Build.Dense(rated.Length, rank + 1, (row, i) => i < rank ? others[rated[row].Other][i] : 1);
        var targets = Vector<double>.Build.Dense(rated.Length, row => rated[row].Value - others[rated[row].Other][rank]);
        return (features.TransposeThisAndMultiply(features) + (lambda * rated.Length + shrinkage) * Matrix<double>.Build.DenseIdentity(rank + 1))
            .Solve(features.TransposeThisAndMultiply(targets));
    }
}
