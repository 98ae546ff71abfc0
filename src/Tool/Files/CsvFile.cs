using System.Globalization;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Tool.Files;

/// <summary>CSV with a header (RFC 4180). Ids are text, so they come out as they went in.</summary>
internal static class CsvFile
{
    private static readonly char[] NeedQuotes = [',', '"', '\n', '\r'];

    public static IDataView Load(FileInfo file, InteractionColumns columns)
    {
        var names = ReadHeader(file);
        // Numbers are read as real ones because ML.NET reads a missing integer as 0.
        (string? Name, DataKind Kind)[] wanted =
        [
            (columns.User, DataKind.String), (columns.Item, DataKind.String), (columns.Value, DataKind.Single), (columns.Timestamp, DataKind.Double),
        ];
        var loader = new MLContext().Data.CreateTextLoader(new TextLoader.Options
        {
            Columns = [.. wanted.Where(w => w.Name is not null).Select(w => new TextLoader.Column(w.Name!, w.Kind, Find(names, w.Name!)))],
            HasHeader = true,
            Separators = [','],
            AllowQuoting = true,
            ReadMultilines = true,
            MissingRealsAsNaNs = true,
        });
        return loader.Load(file.FullName);
    }

    public static void Write(Interactions data, InteractionColumns columns, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        string?[] names = [columns.User, columns.Item, data.HasValues ? columns.Value : null, data.HasTimestamps ? columns.Timestamp : null];
        writer.WriteLine(string.Join(',', names.OfType<string>().Select(Quoted)));
        for (var user = 0; user < data.UserCount; user++)
        {
            var userId = Quoted(data.Users.GetText(user));
            for (var at = data.Offsets[user]; at < data.Offsets[user + 1]; at++)
            {
                writer.Write(userId);
                writer.Write(',');
                writer.Write(Quoted(data.Items.GetText(data.ItemIndices[at])));
                if (data.HasValues)
                    writer.Write(string.Create(CultureInfo.InvariantCulture, $",{data.Values[at]}"));
                if (data.HasTimestamps)
                    writer.Write(string.Create(CultureInfo.InvariantCulture, $",{data.Timestamps[at]}"));
                writer.WriteLine();
            }
        }
    }

    private static string[] ReadHeader(FileInfo file)
    {
        var line = File.ReadLines(file.FullName).FirstOrDefault();
        if (string.IsNullOrWhiteSpace(line))
            throw new InvalidDataException("The file is empty; it needs a header line with the names of the columns.");
        return [.. Fields(line)];
    }

    private static IEnumerable<string> Fields(string line)
    {
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                field.Append(line[at++]);
            }
            else if (line[at] == '"')
            {
                quoted = !quoted;
            }
            else if (line[at] == ',' && !quoted)
            {
                yield return field.ToString();
                field.Clear();
            }
            else
            {
                field.Append(line[at]);
            }
        }

        yield return field.ToString();
    }

    private static int Find(string[] names, string column)
    {
        var index = Array.IndexOf(names, column);
        return index >= 0 ? index : throw new InvalidDataException($"There is no column '{column}'. The columns are: {string.Join(", ", names.Select(name => $"'{name}'"))}.");
    }

    private static string Quoted(string text) => text.IndexOfAny(NeedQuotes) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
