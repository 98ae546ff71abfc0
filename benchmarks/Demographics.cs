using System.Globalization;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>Age, gender and occupation of the users of MovieLens 100K and 1M.</summary>
/// <param name="Gender">M or F.</param>
/// <param name="AgeGroup">The age group by the years it begins with, such as <c>18+</c>.</param>
/// <param name="Features">One-hot gender, age group and occupation, and the age itself.</param>
internal sealed record Demographics(string Gender, string AgeGroup, float[] Features)
{
    /// <summary>The age groups of MovieLens 1M begin at these years.</summary>
    private static readonly int[] AgeGroups = [0, 18, 25, 35, 45, 50, 56];

    private static readonly (string Name, string Separator, int Age, int Gender, int Occupation)[] Files =
    [
        ("u.user", "|", 1, 2, 3),
        ("users.dat", "::", 2, 1, 3),
    ];

    /// <summary>Gender and age group, for baselines that count within groups.</summary>
    public string Group => Gender + AgeGroup;

    /// <summary>Users by their ids.</summary>
    /// <exception cref="FileNotFoundException">The folder has none of the files.</exception>
    public static Dictionary<string, Demographics> Read(string folder)
    {
        foreach (var (name, separator, age, gender, occupation) in Files)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
                continue;
            var rows = File.ReadLines(path).Select(line => line.Split(separator)).ToArray();
            string[] occupations = [.. rows.Select(row => row[occupation]).Distinct().Order(StringComparer.Ordinal)];
            return rows.ToDictionary(row => row[0], row => Of(int.Parse(row[age], CultureInfo.InvariantCulture), row[gender], Array.IndexOf(occupations, row[occupation]), occupations.Length));
        }

        throw new FileNotFoundException($"'{folder}' has no demographics: none of {string.Join(", ", Files.Select(file => file.Name))}.");
    }

    private static Demographics Of(int age, string gender, int occupation, int occupations)
    {
        var group = Array.FindLastIndex(AgeGroups, start => age >= start);
        var features = new float[2 + AgeGroups.Length + occupations];
        features[0] = gender == "F" ? 1 : 0;
        features[1] = age;
        features[2 + group] = 1;
        features[2 + AgeGroups.Length + occupation] = 1;
        return new(gender, $"{AgeGroups[group]}+", features);
    }
}
