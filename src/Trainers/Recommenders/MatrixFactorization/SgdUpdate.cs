using System.Numerics;

namespace SynthRec.MLNet.Recommenders;

/// <summary>
/// The stochastic gradient step for one rating: squared error, biases, L2, and for each user and item one step size that shrinks
/// with the gradients met (Chin, Zhuang, Juan and Lin, "A learning-rate schedule for stochastic gradient methods to matrix factorization", 2015).
/// </summary>
internal sealed class SgdUpdate(FactorTable users, FactorTable items, int rank, float learningRate, float lambda)
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
        var products = Vector<float>.Zero;
        for (var i = 0; i < p.Length; i++)
            products = Vector.FusedMultiplyAdd(p[i], q[i], products);

        ref var userBias = ref users.Biases[rating.User];
        ref var itemBias = ref items.Biases[rating.Item];
        ref var userGradients = ref users.SquaredGradients[rating.User];
        ref var itemGradients = ref items.SquaredGradients[rating.Item];
        var error = rating.Value - userBias - itemBias - Vector.Sum(products);
        var userStep = learningRate / MathF.Sqrt(userGradients);
        var itemStep = learningRate / MathF.Sqrt(itemGradients);

        var (userSquares, itemSquares) = (Vector<float>.Zero, Vector<float>.Zero);
        var (errors, decay) = (new Vector<float>(error), new Vector<float>(-lambda));
        var (userSteps, itemSteps) = (new Vector<float>(userStep), new Vector<float>(itemStep));
        for (var i = 0; i < p.Length; i++)
        {
            var (pi, qi) = (p[i], q[i]);
            var userGradient = Vector.FusedMultiplyAdd(errors, qi, decay * pi);
            var itemGradient = Vector.FusedMultiplyAdd(errors, pi, decay * qi);
            userSquares = Vector.FusedMultiplyAdd(userGradient, userGradient, userSquares);
            itemSquares = Vector.FusedMultiplyAdd(itemGradient, itemGradient, itemSquares);
            p[i] = Vector.FusedMultiplyAdd(userSteps, userGradient, pi);
            q[i] = Vector.FusedMultiplyAdd(itemSteps, itemGradient, qi);
        }

        userGradients += Vector.Sum(userSquares) / rank;
        itemGradients += Vector.Sum(itemSquares) / rank;
        userBias += userStep * (error - lambda * userBias);
        itemBias += itemStep * (error - lambda * itemBias);
    }
}
