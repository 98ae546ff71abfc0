using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class DriftTests
{
    private const int Lag = 3;
    private const int DrawnUsers = 800;
    private static readonly Interactions Data = WanderingTastes.Draw(users: 600, seed: 1);
    private static readonly Lazy<GenerativeModel> Model = new(() => new PreferenceEvolutionGenerator(new()
    {
        Period = WanderingTastes.Period, HiddenWidth = 32, LatentDimensions = 6, Dropout = 0, Beta = 1, BatchSize = 50, MaximumNumberOfEpochs = 40, AnnealingEpochs = 10, LearningRate = 5e-3f, NumberOfThreads = 1,
    }).Fit(Data));

    [Fact]
    public void Tastes_drift_as_fast_as_in_the_world_that_the_data_was_drawn_from()
    {
        var (now, later) = (Estimate.Of(WanderingTastes.Cosines(Drawn(1), 0)), Estimate.Of(WanderingTastes.Cosines(Drawn(1), Lag)));
        var (realNow, realLater) = (Estimate.Of(WanderingTastes.Cosines(Data, 0)), Estimate.Of(WanderingTastes.Cosines(Data, Lag)));
        var expected = Math.Exp(-Lag * Math.Pow(WanderingTastes.StepDeviation, 2) / 2);
        Ratio(realLater, realNow).IsNear(expected);
        Ratio(later, now).IsNear(expected, Ratio(realLater, realNow).Error);
    }

    [Fact]
    public void Without_drift_later_periods_are_as_like_as_one_period_is_to_itself()
    {
        var drawn = Drawn(0);
        Estimate.Of([.. WanderingTastes.Cosines(drawn, Lag).Zip(WanderingTastes.Cosines(drawn, 0), (later, now) => later - now)]).IsNear(0);
    }

    [Fact]
    public void The_stronger_the_drift_the_less_alike_are_periods_that_lie_apart()
    {
        var similarities = new float[] { 0, 0.5f, 1, 2 }.Select(strength => Estimate.Of(WanderingTastes.Cosines(Drawn(strength), Lag))).ToArray();
        for (var at = 1; at < similarities.Length; at++)
            similarities[at - 1].IsAbove(similarities[at]);
    }

    [Fact]
    public void A_change_of_taste_leaves_nothing_of_the_old_one()
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(Data.Timestamps.ToArray().Min()) + (7 * WanderingTastes.Period);
        var drawn = Sample(new() { DriftStrength = 0, DiscoveryStrength = 0, Events = [new() { At = at, TasteChange = 1 }] });
        var across = Across(drawn, at.ToUnixTimeSeconds());
        across.IsNear(0);
        Across(Drawn(0), at.ToUnixTimeSeconds()).IsAbove(across);
    }

    [Fact]
    public void Given_users_go_on_after_their_last_event_from_where_their_taste_was()
    {
        var histories = WanderingTastes.Draw(users: 300, seed: 9);
        var half = histories.Where(at => WanderingTastes.PeriodOf(histories.Timestamps[at]) < 9);
        var drawn = Model.Value.Sample(new() { UserCount = 300, Histories = half, NumberOfThreads = 1 });
        Assert.Equal(InteractionsAssert.UserIds(histories), InteractionsAssert.UserIds(drawn));
        var cosines = new List<double>();
        for (var user = 0; user < 300; user++)
        {
            Assert.NotEqual(0, drawn.CountOf(user));
            var (before, after) = (EventSequence.Of(half, user), EventSequence.Of(drawn, user));
            Assert.True(before.Count == 0 || after.Times[0] >= before.Times[^1]);
            if (before.Count > 0)
                cosines.Add(Math.Cos(2 * Math.PI * (before.Items[^1] - after.Items[0]) / WanderingTastes.ItemCount));
        }

        // What one user's taste is says nothing of another's, so that chance gives 0.
        Estimate.Of(cosines).IsAbove(new(0.3, 0));
    }

    private static Interactions Drawn(float drift) => Sample(new() { DriftStrength = drift, DiscoveryStrength = 0 });

    private static Interactions Sample(EvolutionControls controls) => Model.Value.Sample(new() { UserCount = DrawnUsers, Seed = 3, Evolution = controls, NumberOfThreads = 1 });

    /// <summary>The mean cosine between the last interaction before a time and the first after it.</summary>
    private static Estimate Across(Interactions data, long time) => Estimate.Of([.. Enumerable.Range(0, data.UserCount).SelectMany<int, double>(user =>
    {
        var events = EventSequence.Of(data, user);
        var after = Array.FindIndex(events.Times, t => t >= time);
        return after <= 0 ? [] : [Math.Cos(2 * Math.PI * (events.Items[after] - events.Items[after - 1]) / WanderingTastes.ItemCount)];
    })]);

    /// <summary>A quotient of means, its error to first order with the errors taken as independent, which is more than it is.</summary>
    private static Estimate Ratio(Estimate above, Estimate below)
    {
        var ratio = above.Mean / below.Mean;
        return new(ratio, ratio * Math.Sqrt(Math.Pow(above.Error / above.Mean, 2) + Math.Pow(below.Error / below.Mean, 2)));
    }
}
