namespace SynthRec.MLNet.Tool.Files;

/// <summary>What is done about a missing field of an attribute.</summary>
internal enum MissingFields
{
    /// <summary>The file is refused.</summary>
    Refuse,

    /// <summary>The row is left out.</summary>
    SkipRow,

    /// <summary>The field stays missing.</summary>
    Keep,
}
