namespace SynthRec.MLNet.Evaluation;

/// <summary>Logged bandit feedback: in each round a policy showed one arm of several, with a known probability, and saw a reward. Immutable.</summary>
public sealed class BanditLog
{
    private readonly int[] arms;
    private readonly double[] rewards;
    private readonly double[] propensities;
    private readonly float[] contexts;

    /// <summary>Makes a log from finished arrays, which must not be changed afterwards.</summary>
    /// <param name="armCount">The number of arms there were to choose from.</param>
    /// <param name="arms">The arm shown in each round, 0 … <paramref name="armCount"/> − 1.</param>
    /// <param name="rewards">The reward of each round, finite, such as 1 for a click.</param>
    /// <param name="propensities">The probability with which the logging policy chose the arm shown, in (0, 1].</param>
    /// <param name="contexts">What the reward may depend on besides, the same number of finite features for each round, one round after the other; null: nothing is known.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together, or a number cannot be used; the message names the round.</exception>
    public BanditLog(int armCount, int[] arms, double[] rewards, double[] propensities, float[]? contexts = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(armCount, 1);
        ArgumentNullException.ThrowIfNull(arms);
        ArgumentNullException.ThrowIfNull(rewards);
        ArgumentNullException.ThrowIfNull(propensities);
        if (arms.Length == 0)
            throw new ArgumentException("There are no rounds.", nameof(arms));
        if (rewards.Length != arms.Length || propensities.Length != arms.Length)
            throw new ArgumentException($"There are {arms.Length} arms, {rewards.Length} rewards and {propensities.Length} propensities; there must be one of each for each round.", nameof(arms));
        if (contexts is not null && (contexts.Length == 0 || contexts.Length % arms.Length != 0))
            throw new ArgumentException($"{contexts.Length} features cannot be shared out among {arms.Length} rounds.", nameof(contexts));
        (ArmCount, this.arms, this.rewards, this.propensities, this.contexts) = (armCount, arms, rewards, propensities, contexts ?? []);
        ContextSize = this.contexts.Length / arms.Length;
        for (var round = 0; round < arms.Length; round++)
            Check(round);
    }

    /// <summary>The number of rounds.</summary>
    public int Count => arms.Length;

    /// <summary>The number of arms.</summary>
    public int ArmCount { get; }

    /// <summary>The number of features of a round.</summary>
    public int ContextSize { get; }

    /// <summary>The arm shown in each round.</summary>
    public ReadOnlySpan<int> Arms => arms;

    /// <summary>The reward of each round.</summary>
    public ReadOnlySpan<double> Rewards => rewards;

    /// <summary>The probability of the arm shown in each round, under the logging policy.</summary>
    public ReadOnlySpan<double> Propensities => propensities;

    /// <summary>The features of a round.</summary>
    public ReadOnlySpan<float> ContextOf(int round) => contexts.AsSpan(round * ContextSize, ContextSize);

    private void Check(int round)
    {
        if ((uint)arms[round] >= (uint)ArmCount)
            throw new ArgumentException($"Round {round} has arm {arms[round]}; there are {ArmCount} arms, 0 … {ArmCount - 1}.");
        if (!double.IsFinite(rewards[round]))
            throw new ArgumentException($"Round {round} has the reward {rewards[round]}; rewards must be finite.");
        if (!(propensities[round] is > 0 and <= 1))
            throw new ArgumentException($"Round {round} has the propensity {propensities[round]}; what was shown had a probability in (0, 1]. Leave out rounds whose propensity is unknown only if that does not depend on the reward.");
        foreach (var feature in ContextOf(round))
        {
            if (!float.IsFinite(feature))
                throw new ArgumentException($"Round {round} has the feature {feature}; features must be finite.");
        }
    }
}
