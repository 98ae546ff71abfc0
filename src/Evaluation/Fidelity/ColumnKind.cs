namespace SynthRec.MLNet.Evaluation;

/// <summary>How the values of a column of a table are compared.</summary>
public enum ColumnKind
{
    /// <summary>As numbers.</summary>
    Numeric,

    /// <summary>As kinds without an order.</summary>
    Categorical,

    /// <summary>As points in time: numbers of seconds, and hours of the week.</summary>
    Time,

    /// <summary>As sets of kinds, such as the genres of a film.</summary>
    MultiValued,
}
