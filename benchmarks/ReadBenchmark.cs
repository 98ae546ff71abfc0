using System.CommandLine;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>read</c>: from CSV text to <see cref="Interactions"/>, against draining ML.NET's cursor over the same columns.</summary>
internal static class ReadBenchmark
{
    private static readonly InteractionReadOptions Options = new() { Columns = new() { Value = "Value" } };

    public static Command Create()
    {
        var runs = Timing.RunsOption();
        return BenchmarkCommand.Create("read", "CSV text to interactions, against draining ML.NET's cursor over the same columns.", (ratings, _, arguments) =>
        {
            var path = Path.GetTempFileName();
            try
            {
                File.WriteAllLines(path, Lines(ratings));
                Measure<int>(path, DataKind.Int32, "integer ids", arguments.GetValue(runs));
                Measure<ReadOnlyMemory<char>>(path, DataKind.String, "text ids", arguments.GetValue(runs));
            }
            finally
            {
                File.Delete(path);
            }
        }, runs);
    }

    private static void Measure<TId>(string path, DataKind ids, string name, int runs)
    {
        var view = new MLContext().Data.LoadFromTextFile(path, [new("User", ids, 0), new("Item", ids, 1), new("Value", DataKind.Single, 2)], separatorChar: ',');
        var (rows, drain) = Timing.Best(runs, () => Drain<TId>(view));
        var (data, read) = Timing.Best(runs, () => view.ToInteractions(Options));
        if (rows != data.Count)
            throw new InvalidDataException($"The cursor gave {rows} rows and the reader {data.Count} interactions.");
        Console.WriteLine($"{name}: cursor {drain:F3} s, interactions {read:F3} s, ratio {read / drain:F2}; {HeldBytes(view) / (double)data.Count:F1} bytes for each interaction, ids included");
    }

    private static int Drain<TId>(IDataView view)
    {
        using var cursor = view.GetRowCursor(view.Schema);
        var user = cursor.GetGetter<TId>(view.Schema["User"]);
        var item = cursor.GetGetter<TId>(view.Schema["Item"]);
        var value = cursor.GetGetter<float>(view.Schema["Value"]);
        TId id = default!;
        var number = 0f;
        var rows = 0;
        while (cursor.MoveNext())
        {
            user(ref id);
            item(ref id);
            value(ref number);
            rows++;
        }

        return rows;
    }

    private static long HeldBytes(IDataView view)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var data = view.ToInteractions(Options);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(data);
        return held;
    }

    private static IEnumerable<string> Lines(Interactions ratings)
    {
        for (var user = 0; user < ratings.UserCount; user++)
        {
            for (var at = ratings.Offsets[user]; at < ratings.Offsets[user + 1]; at++)
                yield return string.Create(CultureInfo.InvariantCulture, $"{ratings.Users.GetText(user)},{ratings.Items.GetText(ratings.ItemIndices[at])},{ratings.Values[at]}");
        }
    }
}
