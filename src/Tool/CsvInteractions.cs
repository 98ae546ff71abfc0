using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Tool;

/// <summary>Interactions in CSV files.</summary>
internal static class CsvInteractions
{
    private static readonly char[] NeedQuotes = [',', '"', '\n', '\r'];

    public static Interactions Read(FileInfo file, InteractionColumns columns)
    {
        if (!file.Exists)
            throw new FileNotFoundException($"There is no file '{file.FullName}'.");
        var names = (File.ReadLines(file.FullName).FirstOrDefault() ?? throw new InvalidDataException($"The file '{file.FullName}' is empty."))
            .Split(',').Select(name => name.Trim().Trim('"')).ToArray();
        var wanted = new[] { (columns.User, DataKind.String), (columns.Item, DataKind.String), (columns.Value, DataKind.Single), (columns.Timestamp, DataKind.Int64) };
        var loader = wanted.Where(w => w.Item1 is not null).Select(w => new TextLoader.Column(w.Item1!, w.Item2, Find(names, w.Item1!, file))).ToArray();
        var options = new TextLoader.Options { Columns = loader, HasHeader = true, Separators = [','], AllowQuoting = true };
        return new MLContext().Data.CreateTextLoader(options).Load(file.FullName).ToInteractions(new() { Columns = columns });
    }

    public static void Write(Interactions data, InteractionColumns columns, FileInfo file)
    {
        var unfinished = file.FullName + ".partial";
        try
        {
            using (var writer = new StreamWriter(unfinished))
                Write(data, columns, writer);
            File.Move(unfinished, file.FullName, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private static void Write(Interactions data, InteractionColumns columns, TextWriter writer)
    {
        var names = new[] { columns.User, columns.Item, data.HasValues ? columns.Value : null, data.HasTimestamps ? columns.Timestamp : null };
        writer.WriteLine(string.Join(',', names.OfType<string>().Select(Quote)));
        for (var user = 0; user < data.UserCount; user++)
        {
            for (var at = data.Offsets[user]; at < data.Offsets[user + 1]; at++)
            {
                writer.Write(Quote(data.Users.GetText(user)));
                writer.Write(',');
                writer.Write(Quote(data.Items.GetText(data.ItemIndices[at])));
                if (data.HasValues)
                    writer.Write(string.Create(CultureInfo.InvariantCulture, $",{data.Values[at]}"));
                if (data.HasTimestamps)
                    writer.Write(string.Create(CultureInfo.InvariantCulture, $",{data.Timestamps[at]}"));
                writer.WriteLine();
            }
        }
    }

    private static int Find(string[] names, string column, FileInfo file)
    {
        var index = Array.IndexOf(names, column);
        return index >= 0 ? index : throw new InvalidDataException($"The file '{file.FullName}' has no column '{column}'; it has {string.Join(", ", names)}.");
    }

    private static string Quote(string text) => text.IndexOfAny(NeedQuotes) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
