using Microsoft.ML;

namespace SynthRec.MLNet;

/// <summary>What is wrong with a number of the row under a cursor, as part of a message. What has no column is 0, with which nothing is wrong.</summary>
internal static class FieldFault
{
    private const long LastSecondOf9999 = 253_402_300_799;
    private const int LongestText = 40;
    private const string TooLate = "after the year 9999 (Unix times must be in seconds, not milliseconds)";

    /// <summary>Null for a value that can be used.</summary>
    public static string? OfValue(float value, DataViewRowCursor cursor, DataViewSchema.Column? column) =>
        float.IsFinite(value) ? null
        : float.IsNaN(value) ? Describe(cursor, column, "not a number", "missing or not a number")
        : Describe(cursor, column, "infinite", "infinite");

    /// <summary>Null for a time that can be used.</summary>
    public static string? OfTime(long time, DataViewRowCursor cursor, DataViewSchema.Column? column) => time switch
    {
        < 0 => Describe(cursor, column, "before 1970 or no time", "before 1970 or missing"),
        > LastSecondOf9999 => Describe(cursor, column, TooLate, TooLate),
        _ => null,
    };

    private static string Describe(DataViewRowCursor cursor, DataViewSchema.Column? column, string faultOfText, string fault) =>
        (cursor as IShowsText)?.TextOf(column!.Value.Index) switch
        {
            null => $"column '{column!.Value.Name}' is {fault}",
            "" => $"column '{column!.Value.Name}' is missing",
            { Length: > LongestText } text => $"column '{column!.Value.Name}' is {faultOfText}: '{text[..LongestText]}…'",
            var text => $"column '{column!.Value.Name}' is {faultOfText}: '{text}'",
        };
}
