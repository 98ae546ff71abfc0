namespace SynthRec.MLNet.Evaluation;

/// <summary>What each round of a log says of a policy.</summary>
internal sealed class PolicyRounds
{
    private const long RandomPurpose = 0x4F5045;
    private const double SumTolerance = 1e-6;

    private PolicyRounds(int count) => (Weights, Direct, DoublyRobust) = (new double[count], new double[count], new double[count]);

    /// <summary>The probability of the arm shown under the policy over that under the logging policy, cut to the largest weight.</summary>
    public double[] Weights { get; }

    /// <summary>The expected reward of the policy by the reward model.</summary>
    public double[] Direct { get; }

    /// <summary>The same, corrected by the weighted error of the prediction for the arm shown.</summary>
    public double[] DoublyRobust { get; }

    /// <summary>The mean probability that the policy gives to arms that the log never shows.</summary>
    public double Unsupported { get; private set; }

    /// <summary>The share of rounds whose weight was cut.</summary>
    public double Cut { get; private set; }

    /// <exception cref="ArgumentException">The policy's probabilities are none.</exception>
    public static PolicyRounds Of(BanditLog log, BanditPolicy policy, OffPolicyOptions options, CancellationToken cancellationToken)
    {
        var rounds = new PolicyRounds(log.Count);
        var (shown, probabilities) = (new bool[log.ArmCount], new double[log.ArmCount]);
        foreach (var arm in log.Arms)
            shown[arm] = true;
        var folds = SeededRandom.For(options.Seed, RandomPurpose).Permutation(log.Count);
        for (var fold = 0; fold < options.Folds; fold++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] others = [.. folds.Where((_, at) => at % options.Folds != fold)];
            var model = new RewardModel(log, others, options.L2Regularization);
            for (var at = fold; at < folds.Length; at += options.Folds)
            {
                var round = folds[at];
                Fill(policy, round, probabilities);
                rounds.Add(log, round, probabilities, model, shown, options.LargestWeight ?? double.PositiveInfinity);
            }
        }

        return rounds;
    }

    private static void Fill(BanditPolicy policy, int round, double[] probabilities)
    {
        Array.Clear(probabilities);
        policy(round, probabilities);
        var sum = 0.0;
        foreach (var probability in probabilities)
        {
            if (!(probability is >= 0 and <= 1))
                throw new ArgumentException($"In round {round} the policy gives an arm the probability {probability}; probabilities must be in [0, 1].", nameof(policy));
            sum += probability;
        }

        if (Math.Abs(sum - 1) > SumTolerance)
            throw new ArgumentException($"In round {round} the policy's probabilities sum to {sum}, not 1.", nameof(policy));
    }

    private void Add(BanditLog log, int round, double[] probabilities, RewardModel model, bool[] shown, double largestWeight)
    {
        var arm = log.Arms[round];
        var context = log.ContextOf(round);
        var weight = probabilities[arm] / log.Propensities[round];
        Weights[round] = Math.Min(weight, largestWeight);
        Cut += weight > largestWeight ? 1.0 / log.Count : 0;
        for (var other = 0; other < probabilities.Length; other++)
        {
            if (probabilities[other] > 0)
                Direct[round] += probabilities[other] * model.Predict(context, other);
            Unsupported += shown[other] ? 0 : probabilities[other] / log.Count;
        }

        DoublyRobust[round] = Direct[round] + (Weights[round] * (log.Rewards[round] - model.Predict(context, arm)));
    }
}
