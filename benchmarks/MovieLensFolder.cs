using System.Globalization;
using System.IO.Compression;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>Reads the ratings of a MovieLens folder: users, items, ratings and, where there is a fourth field, times.</summary>
internal static class MovieLensFolder
{
    private static readonly (string Name, char Separator, bool HasHeader)[] Files =
    [
        ("u.data", '\t', false),
        ("ratings.csv", ',', true),
        ("ratings_no_timestamp.csv.gz", ',', true),
        ("user_artists.dat", '\t', true),
    ];

    /// <exception cref="FileNotFoundException">The folder has none of the files.</exception>
    public static Interactions Read(string folder)
    {
        foreach (var (name, separator, hasHeader) in Files)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path))
                return ReadFile(path, separator, hasHeader);
        }

        throw new FileNotFoundException($"'{folder}' has no ratings: none of {string.Join(", ", Files.Select(file => file.Name))}.");
    }

    private static Interactions ReadFile(string path, char separator, bool hasHeader)
    {
        using Stream file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        InteractionsBuilder? builder = null;
        Dictionary<string, int> users = [], items = [];
        if (hasHeader)
            _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(separator);
            builder ??= new(withValues: true, withTimestamps: fields.Length > 3);
            builder.Add(
                IndexOf(users, fields[0]),
                IndexOf(items, fields[1]),
                float.Parse(fields[2], CultureInfo.InvariantCulture),
                fields.Length > 3 ? long.Parse(fields[3], CultureInfo.InvariantCulture) : 0);
        }

        return (builder ?? throw new InvalidDataException($"'{path}' has no ratings.")).Build(Vocabulary.FromText([.. users.Keys]), Vocabulary.FromText([.. items.Keys]));
    }

    private static int IndexOf(Dictionary<string, int> indices, string id)
    {
        if (!indices.TryGetValue(id, out var index))
            indices.Add(id, index = indices.Count);
        return index;
    }
}
