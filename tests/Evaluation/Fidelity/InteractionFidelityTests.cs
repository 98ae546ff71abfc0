using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Evaluation.Tests;

public class InteractionFidelityTests
{
    private static readonly FidelityOptions Quick = new() { Permutations = 99, NumberOfThreads = 2 };

    [Fact]
    public void Another_half_of_the_real_users_is_within_the_noise_and_items_by_popularity_are_not()
    {
        var (first, second) = Halves(RealData.MovieLensSmall);
        using var popularity = new PopularityGenerator().Fit(first);
        var independent = popularity.Sample(new() { UserCount = first.UserCount, Seed = 1 });

        var (near, far) = (Fidelity.Compare(first, second, Quick), Fidelity.Compare(first, independent, Quick));

        // Items drawn by popularity have the real popularity and activity, but do not go together.
        string[] across = ["lift distance", "pair shares, total variation"];
        Assert.All(across, name => Assert.True(far.Find(name)!.AtFloorSize > far.Find(name)!.FloorLimit, $"{name}: {far.Find(name)}"));
        Assert.All(across, name => Assert.True(near.Find(name)!.IsWithinNoise, $"{name}: {near.Find(name)}"));
        Assert.True(far.Find("lift correlation")!.Value < near.Find("lift correlation")!.Value);
        Assert.True(far.Find("classifier AUC", "users")!.Interval!.Value.Low > 0.5);
        Assert.Equal(0.01, far.Find("MMD²", "users")!.PValue!.Value, 1e-12);
        Assert.All(near.Metrics, metric => Assert.True(metric.Value is not null ^ metric.NotDefinedBecause is not null));
    }

    [Fact]
    public void A_copy_of_the_real_users_passes_at_every_floor()
    {
        var (real, _) = Halves(RealData.MovieLensSmall);
        var report = Fidelity.Compare(real, real, Quick);

        // Half of a copy shares about half its users with a half of the real ones: it is nearer than another half is.
        Assert.All(report.Metrics.Where(metric => metric.Floor is not null), metric => Assert.True(metric.IsWithinNoise, metric.ToString()));
        string[] distances = ["Wasserstein-1", "Kolmogorov-Smirnov", "Jensen-Shannon"];
        Assert.All(distances, name => Assert.Equal(0, report.Find(name, "interactions of a user")!.Value!.Value, 1e-12));
        Assert.Equal(1, report.Find("lift correlation")!.Value!.Value, 1e-12);
        Assert.Equal(0, report.Find("bigrams, total variation")!.Value!.Value, 1e-12);
    }

    [Fact]
    public void Items_are_matched_by_their_ids()
    {
        var real = TestData.OfSets(4, [0, 1], [1, 2], [1, 3]);
        var synthetic = new Interactions(
            Vocabulary.FromText(["a", "b", "c"]),
            Vocabulary.FromText(["i1", "i3", "new", "i0", "i2"]),
            [0, 2, 4, 6],
            [0, 3, 0, 4, 0, 1]);
        var report = Fidelity.Compare(real, synthetic);
        Assert.Equal(0, report.Find("total variation", "items")!.Value);
        Assert.Equal(1, report.Find("top pairs found")!.Value);
    }

    [Fact]
    public void Popularity_and_structure_are_those_worked_out_by_hand()
    {
        // Real items 0 … 4 are taken 3, 1, 1, 1 and 0 times, synthetic ones 0, 0, 0, 2 and 4 times.
        var report = Fidelity.Compare(TestData.OfSets(5, [0, 1], [0, 2], [0, 3]), TestData.OfSets(5, [3, 4], [3, 4], [4], [4]));
        Assert.Equal(5 / 6.0, report.Find("total variation", "items")!.Value!.Value, 1e-12);
        Assert.Equal(0.25, report.Find("category coverage", "items")!.Value!.Value, 1e-12);
        Assert.Equal(4 / 6.0, report.Find("unseen categories", "items")!.Value!.Value, 1e-12);
        Assert.Equal(0.5, report.Find("long-tail share, real", "items")!.Value!.Value, 1e-12);
        Assert.Equal(1 / 3.0, report.Find("long-tail share, synthetic", "items")!.Value!.Value, 1e-12);
        Assert.Equal(6 / 12.0, report.Find("density, real")!.Value!.Value, 1e-12);
        Assert.Equal(6 / 8.0, report.Find("density, synthetic")!.Value!.Value, 1e-12);
        Assert.Equal(Math.Log(1.5), report.Find("density log ratio")!.Value!.Value, 1e-12);
        Assert.NotNull(report.Find("degree correlation, real")!.NotDefinedBecause);
        // Interactions of the user's and the item's number: (2, 2) and (2, 4) twice each, (1, 4) twice; in halvings of ln 2: −½ by φ.
        Assert.Equal(-0.5, report.Find("degree correlation, synthetic")!.Value!.Value, 1e-12);
    }

    [Fact]
    public void Sessions_end_at_long_pauses()
    {
        long[] times = [0, 60, 120, 100_000, 100_030];
        var sample = new SessionSample([1, 2, 1, 3, 1], [.. times.Zip(times.Skip(1), (a, b) => (double)(b - a))]);
        var sessions = sample.CutAfter(1800).ToArray();
        Assert.Equal([3, 2], sessions.Select(session => session.Items.Length));
        Assert.Equal([30.0], sessions[1].Gaps);
    }

    [Fact]
    public void Without_times_and_ratings_their_metrics_say_why()
    {
        var report = Fidelity.Compare(TestData.Random(30, 10, 1), TestData.Random(30, 10, 2), Quick);
        Assert.Equal("The real interactions have no times.", report.Find("hour of week, total variation", "times")!.NotDefinedBecause);
        Assert.Equal("The real interactions have no values.", report.Find("Wasserstein-1 given item", "ratings")!.NotDefinedBecause);
        Assert.Equal("The real interactions have no times.", report.Find("bigrams, total variation")!.NotDefinedBecause);
    }

    [Fact]
    public void Three_users_give_numbers_or_reasons()
    {
        var report = Fidelity.Compare(TestData.OfSets(3, [0, 1], [1], [2]), TestData.OfSets(3, [0], [1, 2], []), Quick);
        Assert.Equal(1, report.FloorCount);
        Assert.NotNull(report.Find("classifier AUC", "users")!.NotDefinedBecause);
        Assert.All(report.Metrics, metric => Assert.True(metric.Value is not null ^ metric.NotDefinedBecause is not null));
    }

    [Fact]
    public void A_side_without_interactions_is_refused() => Assert.Contains(
        "synthetic data has no interactions (2 users, 3 items)",
        Assert.Throws<InvalidDataException>(() => Fidelity.Compare(TestData.OfSets(3, [0]), TestData.OfSets(3, [], []))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_number_of_threads_does_not_matter()
    {
        var (real, synthetic) = (TestData.Random(60, 12, 1), TestData.Random(50, 12, 2));
        var one = Fidelity.Compare(real, synthetic, Quick with { NumberOfThreads = 1 });
        Assert.Equal(one.Metrics, Fidelity.Compare(real, synthetic, Quick).Metrics);
        Assert.NotEqual(one.Metrics, Fidelity.Compare(real, synthetic, Quick with { Seed = 1 }).Metrics);
    }

    [Fact]
    public void The_work_tells_how_far_it_is_and_can_be_stopped()
    {
        var reports = new List<ProgressReport>();
        Fidelity.Compare(TestData.Random(20, 8, 1), TestData.Random(20, 8, 2), Quick, new Collector(reports));
        Assert.Equal(Enumerable.Range(1, reports.Count).Select(done => (long)done), reports.Select(report => report.Done));
        Assert.Equal(reports[^1].Total, reports[^1].Done);
        Assert.ThrowsAny<OperationCanceledException>(() => Fidelity.Compare(TestData.Random(20, 8, 1), TestData.Random(20, 8, 2), Quick, null, new CancellationToken(true)));
    }

    [Fact]
    public void Options_out_of_range_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fidelity.Compare(TestData.Random(5, 5), TestData.Random(5, 5), new() { Splits = 0 }));

    private static (Interactions First, Interactions Second) Halves(Interactions data)
    {
        var order = SeededRandom.For(7).Permutation(data.UserCount);
        return (data.SelectUsers(order.AsSpan(0, order.Length / 2)), data.SelectUsers(order.AsSpan(order.Length / 2)));
    }

    private sealed class Collector(List<ProgressReport> reports) : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value) => reports.Add(value);
    }
}
