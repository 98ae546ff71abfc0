namespace SynthRec.MLNet.Evaluation;

/// <summary>What was found of the attributes of users (<see cref="UserTables"/>).</summary>
public sealed record UserTableReport
{
    /// <summary>How alike the tables are: columns, pairs of columns and all of them, with noise floors by halves of the real rows.</summary>
    public required FidelityReport Fidelity { get; init; }

    /// <summary>What the attributes are worth to classifiers, for each label; a single result that says why if there is no label.</summary>
    public required IReadOnlyList<DownstreamResult> Downstream { get; init; }
}
