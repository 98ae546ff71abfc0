using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class SeasonAndEventTests
{
    private const int DrawnUsers = 1_000;
    private static readonly Interactions Data = SeasonalItems.Draw(users: 800, seed: 2);
    private static readonly DateTimeOffset Middle = DateTimeOffset.FromUnixTimeSeconds(SeasonalItems.Start + (long)(1.5 * SeasonalItems.Year));
    private static readonly Lazy<GenerativeModel> Model = new(() => new PreferenceEvolutionGenerator(new()
    {
        Period = SeasonalItems.Period, HiddenWidth = 8, LatentDimensions = 2, Dropout = 0, Beta = 1, BatchSize = 50, MaximumNumberOfEpochs = 20, AnnealingEpochs = 0, LearningRate = 1e-2f, NumberOfThreads = 1,
    }).Fit(Data));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_season_moves_the_log_odds_of_items_as_planted_times_its_strength(float strength)
    {
        var drawn = Sample(new() { SeasonStrength = strength });
        foreach (var cold in new[] { true, false })
        {
            // Where the odds are highest, or lowest: the share of winter's items against the mean of what they follow from.
            bool Counts(long time) => cold ? SeasonalItems.LogOdds(time) > 0.5 : SeasonalItems.LogOdds(time) < -0.5;
            var learnt = Data.Timestamps.ToArray().Count(Counts);
            var at = Enumerable.Range(0, drawn.Count).Where(at => Counts(drawn.Timestamps[at])).ToArray();
            var expected = at.Average(at => 1 / (1 + Math.Exp(-strength * SeasonalItems.LogOdds(drawn.Timestamps[at]))));
            var share = at.Average(at => SeasonalItems.IsWinters(drawn.ItemIndices[at]) ? 1.0 : 0);

            // What is learnt is the odds; multiplied by the strength, so is their error.
            var error = Math.Sqrt(expected * (1 - expected));
            new Estimate(share, error / Math.Sqrt(at.Length)).IsNear(expected, Math.Max(1, strength) * error / Math.Sqrt(learnt));
        }
    }

    [Fact]
    public void An_event_changes_nothing_before_it_and_multiplies_odds_after_it()
    {
        var (without, with) = (Sample(new()), Sample(new() { Events = [new() { At = Middle, Items = ["i3"], Strength = MathF.Log(4) }] }));
        Assert.Equal(Before(without), Before(with));
        var share = ShareOf(without, 3, After);
        ShareOf(with, 3, After).IsNear(4 * share.Mean / (1 + (3 * share.Mean)), 4 * share.Error);
    }

    [Fact]
    public void An_event_of_a_share_of_users_leaves_the_others_alone()
    {
        var (without, with) = (Sample(new()), Sample(new() { Events = [new() { At = Middle, Share = 0.3f, Items = ["i3"], Strength = 20 }] }));
        var active = Enumerable.Range(0, DrawnUsers).Where(user => with.TimestampsOf(user).ToArray().Any(After)).ToArray();
        var touched = active.Where(user => Enumerable.Range(0, with.CountOf(user)).All(at => !After(with.TimestampsOf(user)[at]) || with.ItemsOf(user)[at] == 3)).ToArray();
        Estimate.Of([.. active.Select(user => touched.Contains(user) ? 1.0 : 0)]).IsNear(0.3);
        Assert.All(active.Except(touched), user => Assert.Equal(without.ItemsOf(user), with.ItemsOf(user)));
    }

    [Fact]
    public void An_event_ends_and_fades()
    {
        var item = new[] { "i3" };
        var lasting = Sample(new() { Events = [new() { At = Middle, Items = item, Strength = 20, Duration = TimeSpan.FromDays(90) }] });
        Assert.Equal(1, ShareOf(lasting, 3, time => After(time) && time < End(90)).Mean);
        ShareOf(lasting, 3, time => time >= End(90)).IsNear(ShareOf(Sample(new()), 3, time => time >= End(90)).Mean, ShareOf(Sample(new()), 3, time => time >= End(90)).Error);

        var fading = Sample(new() { Events = [new() { At = Middle, Items = item, Strength = 3, HalfLife = TimeSpan.FromDays(60) }] });
        ShareOf(fading, 3, time => After(time) && time < End(60)).IsAbove(ShareOf(fading, 3, time => time >= End(120)));
        static long End(int days) => Middle.AddDays(days).ToUnixTimeSeconds();
    }

    [Fact]
    public void Events_that_cannot_happen_are_refused()
    {
        Refused(new() { At = Middle, Items = ["i99"], Strength = 1 }, "'i99'");
        Refused(new() { At = Middle.AddYears(5), Items = ["i1"], Strength = 1 }, "comes after");
        Refused(new() { At = Middle.AddYears(-5), Items = ["i1"], Strength = 1, Duration = TimeSpan.FromDays(3) }, "is over before");
        Refused(new() { At = Middle }, "changes nothing");
        Refused(new() { At = Middle, Strength = 1 }, "no Items");
        Refused(new() { At = Middle, TasteChange = 2 }, "0 … 1");
        Refused(new() { At = Middle, TasteChange = 1, Share = float.NaN }, "0 … 1");
        Refused(new() { At = Middle, TasteChange = 1, Duration = TimeSpan.Zero }, "above 0");

        static void Refused(PreferenceEvent happening, string word) =>
            Assert.Contains(word, Assert.ThrowsAny<ArgumentException>(() => Sample(new() { Events = [happening] })).Message, StringComparison.Ordinal);
    }

    private static bool After(long time) => time >= Middle.ToUnixTimeSeconds();

    private static (int, long)[] Before(Interactions data) =>
        [.. Enumerable.Range(0, DrawnUsers).SelectMany(user => data.ItemsOf(user).ToArray().Zip(data.TimestampsOf(user).ToArray())).Where(pair => !After(pair.Second))];

    private static Interactions Sample(EvolutionControls controls) => Model.Value.Sample(new() { UserCount = DrawnUsers, Seed = 4, Evolution = controls, NumberOfThreads = 1 });

    private static Estimate ShareOf(Interactions data, int item, Func<long, bool> counts)
    {
        var items = Enumerable.Range(0, data.Count).Where(at => counts(data.Timestamps[at])).Select(at => data.ItemIndices[at] == item ? 1.0 : 0).ToArray();
        return Estimate.Of(items);
    }
}
