namespace SynthRec.MLNet;

/// <summary>A cursor over text that can tell what stands in the current row, for messages about it.</summary>
internal interface IShowsText
{
    /// <summary>The text of a column, by its index in the schema; empty where it is missing.</summary>
    string TextOf(int column);
}
