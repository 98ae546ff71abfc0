namespace SynthRec.MLNet.Evaluation;

/// <summary>A named number of an evaluation with what a reader needs to believe it. It has either a value or the reason why there is none.</summary>
public sealed record Metric
{
    private Metric(string name, string? subject, string definition) => (Name, Subject, Definition) = (name, subject, definition);

    /// <summary>The name, such as <c>Wasserstein-1</c>.</summary>
    public string Name { get; }

    /// <summary>What it is about, such as a column or a group of users; null for the whole data.</summary>
    public string? Subject { get; }

    /// <summary>The exact definition in a sentence.</summary>
    public string Definition { get; }

    /// <summary>The paper or specification that the definition is from; null if it needs none.</summary>
    public string? Source { get; init; }

    /// <summary>Which values are good.</summary>
    public MetricDirection Direction { get; init; }

    /// <summary>The value, a finite number; null if it is not defined on this data.</summary>
    public double? Value { get; private init; }

    /// <summary>The 95 % interval of the value; null if none is known.</summary>
    public Estimate? Interval { get; init; }

    /// <summary>The p-value of the test that goes with the metric; null if there is none.</summary>
    public double? PValue { get; init; }

    /// <summary>The noise floor: the same metric between random halves of the real data, so what data as good as real reaches; null if not measured.</summary>
    public double? Floor { get; init; }

    /// <summary>What 95 % of the comparisons of halves are at least as good as; null if not measured.</summary>
    public double? FloorLimit { get; init; }

    /// <summary>
    /// The mean of the same metric between a half of the real data and as much synthetic data. Distances shrink as samples grow, so this, not
    /// <see cref="Value"/>, is what to hold against the floor. Null if not measured.
    /// </summary>
    public double? AtFloorSize { get; init; }

    /// <summary>Whether synthetic data is as near as other real data of the same size may be; null if no floor was measured.</summary>
    public bool? IsWithinNoise => (AtFloorSize, FloorLimit) is ({ } value, { } limit)
        ? Direction == MetricDirection.HigherIsBetter ? value >= limit : value <= limit
        : null;

    /// <summary>Why there is no value; null if there is one.</summary>
    public string? NotDefinedBecause { get; private init; }

    /// <summary>A metric with a value.</summary>
    /// <param name="name">The name.</param>
    /// <param name="subject">What it is about; null for the whole data.</param>
    /// <param name="value">The value.</param>
    /// <param name="definition">The exact definition in a sentence.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number: say <see cref="NotDefined"/> instead.</exception>
    public static Metric Of(string name, string? subject, double value, string definition) => double.IsFinite(value)
        ? new(name, subject, definition) { Value = value }
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"{name} of {subject ?? "the data"} is no finite number. A metric that is not defined must say why.");

    /// <summary>A metric that this data does not define.</summary>
    /// <param name="name">The name.</param>
    /// <param name="subject">What it is about; null for the whole data.</param>
    /// <param name="reason">Why there is no value, and what would mend it.</param>
    /// <param name="definition">The exact definition in a sentence.</param>
    public static Metric NotDefined(string name, string? subject, string reason, string definition) => new(name, subject, definition) { NotDefinedBecause = reason };
}
