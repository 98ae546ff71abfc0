using System.CommandLine;
using System.Globalization;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Benchmarks;

/// <summary><c>drift</c>: how much less alike the items of the two halves of a user's time are than those of one half, of real and of generated users.</summary>
internal static class DriftBenchmark
{
    private const int FewestItems = 20;
    private const int Seed = 1;

    public static Command Create()
    {
        var days = new Option<int>("--days") { Description = "Users are counted whose interactions span at least that many days.", DefaultValueFactory = _ => 30, HelpName = "N" };
        var beta = new Option<float>("--beta") { Description = "The weight of the divergence.", DefaultValueFactory = _ => PreferenceEvolutionOptions.DefaultBeta, HelpName = "B" };
        return BenchmarkCommand.Create("drift", "Drift of tastes: the co-occurrence of items within halves of users' time and across them, real and generated.", (ratings, threads, arguments) =>
        {
            var data = ratings.WithoutValues();
            var cosines = new CoOccurrence(data);
            Print("real", data, cosines, arguments.GetValue(days), isReal: true);
            using var model = new PreferenceEvolutionGenerator(new() { NumberOfThreads = threads, Beta = arguments.GetValue(beta) }).Fit(data);
            foreach (var strength in new float[] { 0, 1, 2 })
            {
                var drawn = model.Sample(new() { UserCount = data.UserCount, Seed = Seed, Evolution = new() { DriftStrength = strength }, NumberOfThreads = threads });
                Print(string.Create(CultureInfo.InvariantCulture, $"generated, drift {strength}"), drawn, cosines, arguments.GetValue(days), isReal: false);
            }
        }, days, beta);
    }

    private static void Print(string name, Interactions data, CoOccurrence cosines, int days, bool isReal)
    {
        var users = Enumerable.Range(0, data.UserCount).Where(user => data.CountOf(user) >= FewestItems && Span(data, user) >= days * 86400L).Select(user => Likeness(data, user, cosines, isReal)).ToArray();
        var (within, across) = (users.Average(user => user.Within), users.Average(user => user.Across));
        var differences = users.Select(user => user.Within - user.Across).ToArray();
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Sum(x => (x - mean) * (x - mean)) / (differences.Length - 1.0) / differences.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {users.Length} users; within halves {within:F4}, across {across:F4}; drift {mean:F4} ± {error:F4}, {mean / within:P1} of within"));
    }

    private static long Span(Interactions data, int user)
    {
        var times = data.TimestampsOf(user).ToArray();
        return times.Max() - times.Min();
    }

    private static (double Within, double Across) Likeness(Interactions data, int user, CoOccurrence cosines, bool isReal)
    {
        var items = Array.ConvertAll(data.InTimeOrder(user), at => data.ItemsOf(user)[at]);
        var half = items.Length / 2;
        double within = 0, across = 0;
        int pairs = 0, acrossPairs = 0;
        for (var a = 0; a < items.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                var likeness = cosines.Of(items[a], items[b], without: isReal ? 1 : 0);
                if (a >= half && b < half)
                    (across, acrossPairs) = (across + likeness, acrossPairs + 1);
                else
                    (within, pairs) = (within + likeness, pairs + 1);
            }
        }

        return (within / pairs, across / acrossPairs);
    }
}
