namespace SynthRec.MLNet.Evaluation;

/// <summary>What recommenders are trained on. Test users whose visible part is not trained on are folded in by it.</summary>
public enum ExperimentArm
{
    /// <summary>The visible part of the test users alone.</summary>
    Visible,

    /// <summary>The visible part of the test users, and synthetic users.</summary>
    VisibleAndSynthetic,

    /// <summary>The visible part of the test users, and the training users. Strong generalisation only.</summary>
    VisibleAndReal,

    /// <summary>The visible part of the test users, the training users and synthetic users. Strong generalisation only.</summary>
    VisibleAndBoth,

    /// <summary>Synthetic users alone: train on synthetic, test on real (TSTR).</summary>
    Synthetic,

    /// <summary>The training users alone: train on real, test on real (TRTR). Strong generalisation only.</summary>
    Real,
}
