using System.Text.RegularExpressions;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>Genres of a MovieLens folder's films and, where there is a tags.csv, the tags that at least ten users gave.</summary>
internal static class MovieLensAttributes
{
    private const int LeastUsersOfTag = 10;

    public static FeatureVectors Read(string folder)
    {
        var attributes = Genres(folder);
        AddTags(Path.Combine(folder, "tags.csv"), attributes);
        string[] names = [.. attributes.Values.SelectMany(names => names).Distinct().Order(StringComparer.Ordinal)];
        var column = names.Index().ToDictionary(one => one.Item, one => one.Index);
        var values = new float[attributes.Count * names.Length];
        foreach (var (row, film) in attributes.Values.Index())
        {
            foreach (var name in film)
                values[(row * names.Length) + column[name]] = 1;
        }

        return new(Vocabulary.FromText([.. attributes.Keys]), names.Length, values);
    }

    private static Dictionary<string, HashSet<string>> Genres(string folder)
    {
        var latest = Path.Combine(folder, "movies.csv");
        if (File.Exists(latest))
            return File.ReadLines(latest).Skip(1).ToDictionary(line => line[..line.IndexOf(',')], line => line[(line.LastIndexOf(',') + 1)..].Split('|').ToHashSet());
        return File.ReadLines(Path.Combine(folder, "u.item"), System.Text.Encoding.Latin1).Select(line => line.Split('|')).ToDictionary(
            fields => fields[0],
            fields => Enumerable.Range(5, 19).Where(at => fields[at] == "1").Select(at => $"genre {at - 5}").ToHashSet());
    }

    private static void AddTags(string path, Dictionary<string, HashSet<string>> attributes)
    {
        if (!File.Exists(path))
            return;
        var uses = File.ReadLines(path).Skip(1)
            .Select(line => Regex.Match(line, "^(\\d+),(\\d+),(.*),\\d+$"))
            .Where(match => match.Success)
            .Select(match => (User: match.Groups[1].Value, Film: match.Groups[2].Value, Tag: "tag " + match.Groups[3].Value.Trim('"').ToLowerInvariant()))
            .ToArray();
        foreach (var tag in uses.GroupBy(use => use.Tag).Where(tag => tag.Count() >= LeastUsersOfTag))
        {
            foreach (var use in tag.Where(use => attributes.ContainsKey(use.Film)))
                attributes[use.Film].Add(tag.Key);
        }
    }
}
