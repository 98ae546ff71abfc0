namespace SynthRec.MLNet.Evaluation;

/// <summary>The sizes of what was trained and tested on, and what was left out.</summary>
public sealed record UtilityCounts
{
    /// <summary>The number of real users trained on.</summary>
    public required int RealUsers { get; init; }

    /// <summary>The number of their interactions.</summary>
    public required int RealInteractions { get; init; }

    /// <summary>The number of synthetic users.</summary>
    public required int SyntheticUsers { get; init; }

    /// <summary>The number of their interactions with items of the real users.</summary>
    public required int SyntheticInteractions { get; init; }

    /// <summary>The number of synthetic interactions left out because no real user trained on has the item.</summary>
    public required int UnknownSyntheticInteractions { get; init; }

    /// <summary>The number of items of the real users trained on: those that are ranked.</summary>
    public required int Items { get; init; }

    /// <summary>The number of real test users.</summary>
    public required int TestUsers { get; init; }

    /// <summary>The number of real test users with a relevant held-out item, by whom lists are judged.</summary>
    public required int JudgedUsers { get; init; }

    /// <summary>The number of test users' interactions left out because no real user trained on has the item.</summary>
    public required int UnknownTestInteractions { get; init; }

    /// <summary>The number of synthetic users tested on with a relevant held-out item.</summary>
    public required int JudgedSyntheticUsers { get; init; }
}
