namespace SynthRec.MLNet.Evaluation;

/// <summary>Which values of a metric are good.</summary>
public enum MetricDirection
{
    /// <summary>Small ones, such as of a distance.</summary>
    LowerIsBetter,

    /// <summary>Large ones, such as of coverage.</summary>
    HigherIsBetter,

    /// <summary>The metric describes and does not judge.</summary>
    Descriptive,
}
