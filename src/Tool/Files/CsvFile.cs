using System.Text;
using nietras.SeparatedValues;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>CSV with a header (RFC 4180). Ids are text, so they come out as they went in.</summary>
internal static class CsvFile
{
    public static FileContent Read(FileInfo file, InteractionReadOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken) => Read(file, reader =>
    {
        var rows = new CsvView(reader, options.Columns);
        return new FileContent(rows.ToInteractions(options, progress, cancellationToken), rows.TimeForm);
    });

    /// <summary>Opens a file for one pass over its rows.</summary>
    public static T Read<T>(FileInfo file, Func<CsvReader, T> read)
    {
        try
        {
            using var text = new StreamReader(file.FullName, new UTF8Encoding(false, throwOnInvalidBytes: true));
            using var reader = Sep.Auto.Reader(settings => settings with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).From(text);
            return read(new(reader));
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException("The file is no UTF-8 text. Save it as UTF-8.", e);
        }
        catch (NotSupportedException e)
        {
            throw new InvalidDataException("A row is longer than 16 million characters. Look for a quote that is not closed.", e);
        }
    }

    public static void Write(IEnumerable<Interactions> parts, InteractionColumns columns, TimeForm timeForm, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        using var writer = Sep.New(',').Writer(options => options with { Escape = true }).To(text);
        foreach (var part in parts)
            Write(part, columns, timeForm, writer);
    }

    private static void Write(Interactions data, InteractionColumns columns, TimeForm timeForm, SepWriter writer)
    {
        for (var user = 0; user < data.UserCount; user++)
        {
            var userId = data.Users.GetText(user);
            for (var at = data.Offsets[user]; at < data.Offsets[user + 1]; at++)
            {
                using var row = writer.NewRow();
                row[columns.User].Set(userId);
                row[columns.Item].Set(data.Items.GetText(data.ItemIndices[at]));
                if (columns.Value is { } value)
                    row[value].Format(data.Values[at]);
                if (columns.Timestamp is { } time)
                    row[time].Set(TimeText.Format(data.Timestamps[at], timeForm));
            }
        }
    }
}
