namespace SynthRec.MLNet.Evaluation;

/// <summary>What an arm trains on, and whether the test users are its first users.</summary>
internal readonly record struct ArmData(Interactions Training, bool HoldsTestUsers)
{
    public static ArmData Of(ExperimentArm arm, ExperimentSplit split, Interactions? synthetic) => arm switch
    {
        ExperimentArm.Visible => new(split.Visible, true),
        ExperimentArm.VisibleAndSynthetic => new(Join(split.Visible, synthetic!), true),
        ExperimentArm.VisibleAndReal => new(Join(split.Visible, split.Training), true),
        ExperimentArm.VisibleAndBoth => new(Join(Join(split.Visible, split.Training), synthetic!), true),
        ExperimentArm.Synthetic => new(synthetic!, false),
        ExperimentArm.Real => new(split.Training, false),
        _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, "There is no such arm."),
    };

    public static bool NeedsSynthetic(ExperimentArm arm) =>
        arm is ExperimentArm.VisibleAndSynthetic or ExperimentArm.VisibleAndBoth or ExperimentArm.Synthetic;

    /// <summary>One after the other, under numbers for user ids: those of different sources may collide.</summary>
    private static Interactions Join(Interactions first, Interactions second) =>
        first.Append(second, Vocabulary.FromInt64([.. Enumerable.Range(0, first.UserCount + second.UserCount).Select(i => (long)i)]));
}
