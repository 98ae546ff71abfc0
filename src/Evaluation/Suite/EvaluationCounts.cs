namespace SynthRec.MLNet.Evaluation;

/// <summary>The sizes of the data that was judged.</summary>
public sealed record EvaluationCounts
{
    /// <summary>The number of real users.</summary>
    public required int RealUsers { get; init; }

    /// <summary>The number of their interactions.</summary>
    public required int RealInteractions { get; init; }

    /// <summary>The number of synthetic users.</summary>
    public required int SyntheticUsers { get; init; }

    /// <summary>The number of their interactions.</summary>
    public required int SyntheticInteractions { get; init; }

    /// <summary>The number of holdout users; null if there is no holdout.</summary>
    public required int? HoldoutUsers { get; init; }

    /// <summary>The number of their interactions; null if there is no holdout.</summary>
    public required int? HoldoutInteractions { get; init; }

    internal static EvaluationCounts Of(Interactions real, Interactions synthetic, Interactions? holdout) => new()
    {
        RealUsers = real.UserCount,
        RealInteractions = real.Count,
        SyntheticUsers = synthetic.UserCount,
        SyntheticInteractions = synthetic.Count,
        HoldoutUsers = holdout?.UserCount,
        HoldoutInteractions = holdout?.Count,
    };
}
