using System.Text;
using System.Text.RegularExpressions;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>Genres of a MovieLens folder's films and, where there is a tags.csv, the tags that several users gave.</summary>
internal static class MovieLensAttributes
{
    private const int LeastUsersOfTag = 3;
    private const string TagFile = "tags.csv";

    /// <summary>The attributes of each film, 1 for each genre or tag that it has.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="withTags">Whether tags are attributes, too.</param>
    public static FeatureVectors Read(string folder, bool withTags)
    {
        var attributes = Genres(folder);
        if (withTags)
            AddTags(folder, attributes);
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

    /// <summary>The ids of the users who gave tags, which tell what they took.</summary>
    public static HashSet<string> Taggers(string folder) => [.. Tags(folder).Select(use => use.User)];

    private static Dictionary<string, HashSet<string>> Genres(string folder)
    {
        var latest = Path.Combine(folder, "movies.csv");
        if (File.Exists(latest))
            return File.ReadLines(latest).Skip(1).ToDictionary(line => line[..line.IndexOf(',')], line => line[(line.LastIndexOf(',') + 1)..].Split('|').ToHashSet());
        var million = Path.Combine(folder, "movies.dat");
        if (File.Exists(million))
            return File.ReadLines(million, Encoding.Latin1).Select(line => line.Split("::")).ToDictionary(fields => fields[0], fields => fields[2].Split('|').ToHashSet());
        return File.ReadLines(Path.Combine(folder, "u.item"), Encoding.Latin1).Select(line => line.Split('|')).ToDictionary(
            fields => fields[0],
            fields => Enumerable.Range(5, 19).Where(at => fields[at] == "1").Select(at => $"genre {at - 5}").ToHashSet());
    }

    private static void AddTags(string folder, Dictionary<string, HashSet<string>> attributes)
    {
        foreach (var tag in Tags(folder).GroupBy(use => use.Tag).Where(tag => tag.DistinctBy(use => use.User).Count() >= LeastUsersOfTag))
        {
            foreach (var use in tag.Where(use => attributes.ContainsKey(use.Film)))
                attributes[use.Film].Add(tag.Key);
        }
    }

    private static (string User, string Film, string Tag)[] Tags(string folder) => [.. File.ReadLines(Path.Combine(folder, TagFile)).Skip(1)
        .Select(line => Regex.Match(line, "^(\\d+),(\\d+),(.*),\\d+$"))
        .Where(match => match.Success)
        .Select(match => (match.Groups[1].Value, match.Groups[2].Value, "tag " + match.Groups[3].Value.Trim('"').ToLowerInvariant()))];
}
