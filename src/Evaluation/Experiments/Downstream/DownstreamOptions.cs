namespace SynthRec.MLNet.Evaluation;

/// <summary>The options of <see cref="DownstreamClassifiers"/>.</summary>
public sealed record DownstreamOptions
{
    /// <summary>The default of <see cref="TestFraction"/>.</summary>
    public const double DefaultTestFraction = 1.0 / 3;

    /// <summary>The default of <see cref="NumberOfTrees"/>.</summary>
    public const int DefaultNumberOfTrees = 100;

    /// <summary>The column to predict: text, truth values, keys or numbers, of 2 to 100 different values in the real data.</summary>
    public required string LabelColumn { get; init; }

    /// <summary>The columns to predict from; null for all others. Ids should be left out.</summary>
    public IReadOnlyList<string>? FeatureColumns { get; init; }

    /// <summary>The share of real rows that is tested on if there is no holdout, in (0, 1).</summary>
    public double TestFraction { get; init; } = DefaultTestFraction;

    /// <summary>The number of trees of the random forest, at least 1.</summary>
    public int NumberOfTrees { get; init; } = DefaultNumberOfTrees;

    /// <summary>The seed of the split and of the classifiers.</summary>
    public int Seed { get; init; }

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(LabelColumn);
        if (!(TestFraction is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(TestFraction), TestFraction, $"{nameof(TestFraction)} must lie between 0 and 1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfTrees, 1);
        if (FeatureColumns is { } columns && (columns.Count == 0 || columns.Contains(LabelColumn)))
            throw new ArgumentException($"There must be at least one feature column, and the label '{LabelColumn}' must not be among them.", nameof(FeatureColumns));
    }
}
