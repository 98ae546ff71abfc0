namespace SynthRec.MLNet;

/// <summary>What becomes of a row whose user, item, value or time is missing or cannot be used.</summary>
public enum MissingPolicy
{
    /// <summary>Refuse the data with an <see cref="InvalidDataException"/> that names the row and column. The default.</summary>
    Reject,

    /// <summary>Leave the row out.</summary>
    Skip,
}
