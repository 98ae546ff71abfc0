namespace SynthRec.MLNet.Evaluation;

/// <summary>The options of <see cref="OffPolicy"/>.</summary>
public sealed record OffPolicyOptions
{
    /// <summary>The default of <see cref="Folds"/>.</summary>
    public const int DefaultFolds = 5;

    /// <summary>The default of <see cref="L2Regularization"/>.</summary>
    public const double DefaultL2Regularization = 10;

    /// <summary>
    /// The largest weight, probability under the judged over that under the logging policy; larger ones are cut to it, which lowers the variance and adds bias.
    /// Null: none is cut.
    /// </summary>
    public double? LargestWeight { get; init; }

    /// <summary>How intervals are made.</summary>
    public OffPolicyInterval Interval { get; init; }

    /// <summary>The least and the largest reward there can be, for <see cref="OffPolicyInterval.EmpiricalBernstein"/>; the default is that of clicks.</summary>
    public (double Least, double Most) RewardRange { get; init; } = (0, 1);

    /// <summary>In how many folds rewards are predicted by models that were not fitted to them, at least 2.</summary>
    public int Folds { get; init; } = DefaultFolds;

    /// <summary>How much the reward model of each arm is held to the mean of all, in rounds; above 0.</summary>
    public double L2Regularization { get; init; } = DefaultL2Regularization;

    /// <summary>The seed of folds and resampling.</summary>
    public int Seed { get; init; }

    internal OffPolicyOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Folds, 2);
        if (LargestWeight is { } largest && !(largest > 0 && double.IsFinite(largest)))
            throw new ArgumentOutOfRangeException(nameof(LargestWeight), largest, "The largest weight must be above 0.");
        if (!(L2Regularization > 0 && double.IsFinite(L2Regularization)))
            throw new ArgumentOutOfRangeException(nameof(L2Regularization), L2Regularization, "The regularization must be above 0.");
        return this;
    }

    /// <exception cref="ArgumentException">The log does not fit the options.</exception>
    internal void Require(BanditLog log)
    {
        if (log.Count < Folds)
            throw new ArgumentException($"The log has {log.Count} rounds, too few for {Folds} folds.", nameof(log));
        if (Interval != OffPolicyInterval.EmpiricalBernstein)
            return;
        foreach (var reward in log.Rewards)
        {
            if (!(reward >= RewardRange.Least && reward <= RewardRange.Most))
                throw new ArgumentException($"The log has the reward {reward}, outside {nameof(RewardRange)}, {RewardRange.Least} … {RewardRange.Most}; {Interval} needs a range that holds all there can be.", nameof(log));
        }
    }
}
