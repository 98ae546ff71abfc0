using System.Numerics;

namespace SynthRec.MLNet.Recommenders;

/// <summary>
/// The stochastic gradient step for one rating: squared error and biases, for each user and item one step size that shrinks
/// with the gradients met (Chin, Zhuang, Juan and Lin, "A learning-rate schedule for stochastic gradient methods to matrix factorization", 2015),
/// and the L2 penalty as a proximal step, which no strength of it can make diverge (Duchi and Singer, "Efficient online and batch learning
/// using forward backward splitting", 2009).
/// </summary>
internal sealed class SgdUpdate(FactorTable users, FactorTable items, int rank, float learningRate)
{
    public void Apply(ReadOnlySpan<Rating> ratings)
    {
        foreach (var rating in ratings)
            Apply(rating);
    }

    private void Apply(Rating rating)
    {
        var p = users.Vectors(rating.User);
        var q = items.Vectors(rating.Item)[..p.Length];
        var (products, userSquares, itemSquares) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i < p.Length; i++)
        {
            var (pi, qi) = (p[i], q[i]);
            products = Vector.FusedMultiplyAdd(pi, qi, products);
            userSquares = Vector.FusedMultiplyAdd(pi, pi, userSquares);
            itemSquares = Vector.FusedMultiplyAdd(qi, qi, itemSquares);
        }

        ref var user = ref users.State(rating.User);
        ref var item = ref items.State(rating.Item);
        var error = rating.Value - user.Bias - item.Bias - Vector.Sum(products);
        var (userStep, userKeep) = Step(user);
        var (itemStep, itemKeep) = Step(item);

        // A row becomes keep × (row + step × error × other row).
        var (userKeeps, userMoves) = (new Vector<float>(userKeep), new Vector<float>(userKeep * userStep * error));
        var (itemKeeps, itemMoves) = (new Vector<float>(itemKeep), new Vector<float>(itemKeep * itemStep * error));
        for (var i = 0; i < p.Length; i++)
        {
            var (pi, qi) = (p[i], q[i]);
            p[i] = Vector.FusedMultiplyAdd(userMoves, qi, userKeeps * pi);
            q[i] = Vector.FusedMultiplyAdd(itemMoves, pi, itemKeeps * qi);
        }

        user.Bias = userKeep * (user.Bias + userStep * error);
        item.Bias = itemKeep * (item.Bias + itemStep * error);
        var meanSquare = error * error / rank;
        user.SquaredGradients += meanSquare * Vector.Sum(itemSquares);
        item.SquaredGradients += meanSquare * Vector.Sum(userSquares);
    }

    private (float Step, float Keep) Step(in RowState row)
    {
        var step = learningRate / MathF.Sqrt(row.SquaredGradients);
        return (step, 1 / (1 + step * row.Regularization));
    }
}
