using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Predicts the reward of any arm in any round: for each arm a ridge regression on the context of what its rewards are above the mean of all, so that an
/// arm that was never shown is given the mean.
/// </summary>
internal sealed class RewardModel
{
    private readonly double mean;
    private readonly Vector<double>?[] ofArms;

    public RewardModel(BanditLog log, IReadOnlyCollection<int> rounds, double regularization)
    {
        mean = rounds.Average(round => log.Rewards[round]);
        ofArms = new Vector<double>?[log.ArmCount];
        foreach (var arm in rounds.GroupBy(round => log.Arms[round]))
            ofArms[arm.Key] = Fit(log, [.. arm], regularization);
    }

    public double Predict(ReadOnlySpan<float> context, int arm)
    {
        if (ofArms[arm] is not { } weights)
            return mean;
        var reward = mean + weights[context.Length];
        for (var feature = 0; feature < context.Length; feature++)
            reward += weights[feature] * context[feature];
        return reward;
    }

    private Vector<double> Fit(BanditLog log, int[] rounds, double regularization)
    {
        var size = log.ContextSize + 1;
        var features = DenseMatrix.Create(rounds.Length, size, (row, column) => column == log.ContextSize ? 1 : log.ContextOf(rounds[row])[column]);
        var targets = DenseVector.Create(rounds.Length, row => log.Rewards[rounds[row]] - mean);
        var gram = features.TransposeThisAndMultiply(features) + (regularization * DenseMatrix.CreateIdentity(size));
        return gram.Cholesky().Solve(features.TransposeThisAndMultiply(targets));
    }
}
