namespace SynthRec.MLNet;

/// <summary>What becomes of several interactions of one user with one item.</summary>
public enum DuplicatePolicy
{
    /// <summary>Keep the last: the latest in time, or the last read where there is no time. The default.</summary>
    KeepLast,

    /// <summary>Keep the first: the earliest in time, or the first read where there is no time.</summary>
    KeepFirst,

    /// <summary>Keep one with the sum of the values (play counts) and the latest time.</summary>
    SumValues,

    /// <summary>Keep one with the mean of the values and the latest time.</summary>
    MeanValue,

    /// <summary>Keep all, as sessions and journeys need.</summary>
    KeepAll,

    /// <summary>Refuse the data with an <see cref="InvalidDataException"/>.</summary>
    Reject,
}
