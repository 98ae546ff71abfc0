namespace SynthRec.MLNet.Evaluation;

/// <summary>The sizes of the data of one repetition, and what was left out.</summary>
public sealed record RepetitionSummary
{
    /// <summary>The seed of the split and of the synthetic users.</summary>
    public required int Seed { get; init; }

    /// <summary>The number of real users that the generator learns from.</summary>
    public required int TrainingUsers { get; init; }

    /// <summary>The number of their interactions.</summary>
    public required int TrainingInteractions { get; init; }

    /// <summary>The number of their items: those that are ranked.</summary>
    public required int Items { get; init; }

    /// <summary>The number of test users.</summary>
    public required int TestUsers { get; init; }

    /// <summary>The number of test users with a relevant held-out item, by whom lists are judged; the others are left out.</summary>
    public required int JudgedUsers { get; init; }

    /// <summary>The number of judged users of whom nothing is visible, such as those who came after the point in time (<see cref="HeldOutPart.AfterPointInTime"/>).</summary>
    public required int JudgedUsersWithoutHistory { get; init; }

    /// <summary>The number of visible interactions.</summary>
    public required int VisibleInteractions { get; init; }

    /// <summary>The number of held-out interactions to be predicted, after those left out.</summary>
    public required int HeldOutInteractions { get; init; }

    /// <summary>The number of those that are relevant (<see cref="ExperimentOptions.RelevantFrom"/>).</summary>
    public required int RelevantInteractions { get; init; }

    /// <summary>The number of held-out interactions left out because no training user has the item.</summary>
    public required int UnknownHeldOutInteractions { get; init; }

    /// <summary>The number of held-out interactions left out because the user has the item in the visible part too; only where data has duplicates.</summary>
    public required int RepeatedHeldOutInteractions { get; init; }

    /// <summary>The number of synthetic users.</summary>
    public int SyntheticUsers { get; init; }

    /// <summary>The number of synthetic interactions.</summary>
    public int SyntheticInteractions { get; init; }

    /// <summary>How many users have a relevant held-out item.</summary>
    internal static int CountJudged(Interactions relevant) => Enumerable.Range(0, relevant.UserCount).Count(user => relevant.CountOf(user) > 0);

    internal static RepetitionSummary Of(int seed, ExperimentSplit split, Interactions relevant, Interactions? synthetic) => new()
    {
        Seed = seed,
        TrainingUsers = split.Training.UserCount,
        TrainingInteractions = split.Training.Count,
        Items = split.Training.ItemCount,
        TestUsers = split.Visible.UserCount,
        JudgedUsers = CountJudged(relevant),
        JudgedUsersWithoutHistory = Enumerable.Range(0, relevant.UserCount).Count(user => relevant.CountOf(user) > 0 && split.Visible.CountOf(user) == 0),
        VisibleInteractions = split.Visible.Count,
        HeldOutInteractions = split.HeldOut.Count,
        RelevantInteractions = relevant.Count,
        UnknownHeldOutInteractions = split.UnknownHeldOut,
        RepeatedHeldOutInteractions = split.RepeatedHeldOut,
        SyntheticUsers = synthetic?.UserCount ?? 0,
        SyntheticInteractions = synthetic?.Count ?? 0,
    };
}
