using System.Globalization;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>Times as text: Unix seconds or ISO 8601, in UTC where no offset is given. Fractions of a second are dropped.</summary>
internal static class TimeText
{
    private const string DateFormat = "yyyy-MM-dd";

    private static readonly string[] DateAndTimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK",
    ];

    /// <summary>Unix seconds, and the form of the text; −1 where it is no time.</summary>
    public static (long Seconds, TimeForm Form) Parse(ReadOnlySpan<char> text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return (seconds, TimeForm.UnixSeconds);
        if (DateTimeOffset.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return (time.ToUnixTimeSeconds(), TimeForm.Date);
        if (DateTimeOffset.TryParseExact(text, DateAndTimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time))
            return (time.ToUnixTimeSeconds(), TimeForm.DateAndTime);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && !double.IsNaN(real)
            ? ((long)Math.Floor(real), TimeForm.UnixSeconds)
            : (-1, TimeForm.UnixSeconds);
    }

    public static string Format(long seconds, TimeForm form) => form switch
    {
        TimeForm.Date => DateTimeOffset.FromUnixTimeSeconds(seconds).ToString(DateFormat, CultureInfo.InvariantCulture),
        TimeForm.DateAndTime => DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => seconds.ToString(CultureInfo.InvariantCulture),
    };
}
