using System.Globalization;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>Reads the sessions of a yoochoose folder: tab-separated session, item and Unix time with fractions, which are cut to whole seconds.</summary>
internal static class YoochooseFolder
{
    private const string Header = "SessionId\tItemId\tTime";

    /// <summary>The sessions to learn from and those to judge by. Repeated clicks on an item are kept.</summary>
    public static (Interactions Training, Interactions Test) Read(string folder) => (ReadOne(folder, "*_train_full.txt"), ReadOne(folder, "*_test.txt"));

    private static Interactions ReadOne(string folder, string pattern)
    {
        var path = Directory.GetFiles(folder, pattern).SingleOrDefault() ?? throw new FileNotFoundException($"'{folder}' has no file '{pattern}'.");
        using var lines = File.ReadLines(path).GetEnumerator();
        if (!lines.MoveNext() || lines.Current != Header)
            throw new InvalidDataException($"The first line of '{path}' is not '{Header.Replace('\t', ' ')}', separated by tabs.");
        var builder = new InteractionsBuilder(withTimestamps: true, duplicates: DuplicatePolicy.KeepAll);
        Dictionary<string, int> sessions = [], items = [];
        while (lines.MoveNext())
        {
            var fields = lines.Current.Split('\t');
            builder.Add(IndexOf(sessions, fields[0]), IndexOf(items, fields[1]), timestamp: (long)double.Parse(fields[2], CultureInfo.InvariantCulture));
        }

        return builder.Build(Vocabulary.FromText([.. sessions.Keys]), Vocabulary.FromText([.. items.Keys]));
    }

    private static int IndexOf(Dictionary<string, int> indices, string id)
    {
        if (!indices.TryGetValue(id, out var index))
            indices.Add(id, index = indices.Count);
        return index;
    }
}
