namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// What recommenders are trained on. What they predict is the same in every arm: the held-out part of the test users, from all items
/// of the training users less the test user's visible ones.
/// </summary>
/// <remarks>
/// In the arms whose name says visible the test users' visible part is trained on, and they are scored as users of training. In the other
/// arms they are unknown to training and folded in by their visible part; recommenders that cannot fold in have no such arms.
/// Recommenders that do not learn from values are trained on, and fold in, the interactions from
/// <see cref="ExperimentOptions.RelevantFrom"/> on alone, real and synthetic alike.
/// Tests on synthetic users (TRTS, TSTS) have other test users than these, with whom nothing can be paired: <see cref="Utility"/> has them.
/// </remarks>
public enum ExperimentArm
{
    /// <summary>(a) The visible part of the test users alone.</summary>
    Visible,

    /// <summary>(b) The visible part of the test users, and synthetic users.</summary>
    VisibleAndSynthetic,

    /// <summary>(c) The visible part of the test users, and the training users. Strong generalisation only.</summary>
    VisibleAndReal,

    /// <summary>(d) The visible part of the test users, the training users and synthetic users. Strong generalisation only.</summary>
    VisibleAndBoth,

    /// <summary>Synthetic users alone: train on synthetic, test on real (TSTR).</summary>
    Synthetic,

    /// <summary>The training users alone: train on real, test on real (TRTR). Strong generalisation only.</summary>
    Real,
}
