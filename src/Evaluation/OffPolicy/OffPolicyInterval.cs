namespace SynthRec.MLNet.Evaluation;

/// <summary>How the 95 % interval of an estimated policy value is made.</summary>
public enum OffPolicyInterval
{
    /// <summary>By the normal distribution; for ratios by the delta method. Good where the effective sample size is large.</summary>
    Normal,

    /// <summary>By resampling rounds (<see cref="Evaluation.Bootstrap"/>).</summary>
    Bootstrap,

    /// <summary>
    /// By the empirical Bernstein bound (Maurer and Pontil 2009), which holds for any sample size but is wide. Rewards must lie in
    /// <see cref="OffPolicyOptions.RewardRange"/>. There is none for ratios (SNIPS).
    /// </summary>
    EmpiricalBernstein,
}
