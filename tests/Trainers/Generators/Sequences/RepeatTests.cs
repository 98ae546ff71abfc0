using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>Sessions whose clicks come back to earlier items as often as a law says, whatever the items.</summary>
public class RepeatTests
{
    private const int ItemCount = 60;
    private const int Length = 5;
    private const double Again = 0.3, Back = 0.15;
    private const int Users = 1_500;
    private const int Drawn = 3_000;

    public static TheoryData<string> Families => SequenceFamily.Encoders;

    /// <summary>
    /// Clicks on the last item again, and on the one before it again. Tolerance: four standard errors of a share counted in the training
    /// sessions, which the model learns, and in those drawn.
    /// </summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void Drawn_sessions_come_back_to_items_as_often_as_those_learnt_from(string family)
    {
        using var model = SequenceFamily.Make(family, epochs: 6).Fit(Sessions(), null, TestContext.Current.CancellationToken);
        var sessions = model.Sample(new() { UserCount = Drawn, Seed = 3 });
        var (real, synthetic) = (Shares(Sessions()), Shares(sessions));
        Assert.Equal(real.Again, synthetic.Again, Tolerance(Again, 1));
        Assert.Equal(real.Back, synthetic.Back, Tolerance(Back, 2));
    }

    [Fact]
    public void Odds_of_a_class_count_only_where_there_was_an_item_of_it()
    {
        var (first, second) = (new RepeatCounts(), new RepeatCounts());
        first.Add([1, 1, 2, 1]);
        second.Add([1, 2, 2, 3]);

        // With one item, 1: two choices here, of which one came again, one there, which did not. With two, 2 and 1: one choice here, 1, and two there, 2 and neither.
        Assert.Equal(0 - Math.Log(0.5 / 1.5), first.LogOddsAbove(second, 0), 1e-12);
        Assert.Equal(Math.Log(0.5 / 1.5) - 0, first.LogOddsAbove(second, RecentItems.Classes), 1e-12);
        Assert.Equal(Math.Log(1.5 / 0.5) - Math.Log(0.5 / 1.5), first.LogOddsAbove(second, RecentItems.Classes + 1), 1e-12);
        Assert.Equal(0, first.LogOddsAbove(second, RecentItems.Cells - 1));
    }

    private static double Tolerance(double share, int skipped) =>
        4 * Math.Sqrt(share * (1 - share) * ((1.0 / (Users * (Length - skipped))) + (1.0 / (Drawn * (Length - skipped)))));

    /// <summary>The share of clicks on the last item among those that have one, and on the item before the last different one among those that have it.</summary>
    private static (double Again, double Back) Shares(Interactions sessions)
    {
        int again = 0, canAgain = 0, back = 0, canBack = 0;
        for (var user = 0; user < sessions.UserCount; user++)
        {
            var recent = new RecentItems();
            foreach (var item in EventSequence.Of(sessions, user).Items)
            {
                canAgain += recent.Items.Count > 0 ? 1 : 0;
                canBack += recent.Items.Count > 1 ? 1 : 0;
                again += recent.ClassOfItem(item) == 0 ? 1 : 0;
                back += recent.ClassOfItem(item) == 1 ? 1 : 0;
                recent.Add(item);
            }
        }

        return ((double)again / canAgain, (double)back / canBack);
    }

    private static Interactions Sessions()
    {
        var builder = new InteractionsBuilder(withTimestamps: true, duplicates: DuplicatePolicy.KeepAll);
        var random = SeededRandom.For(2);
        for (var user = 0; user < Users; user++)
        {
            var recent = new RecentItems();
            for (var click = 0; click < Length; click++)
            {
                var place = random.NextDouble();
                var rank = place < Again ? 0 : place < Again + Back ? 1 : 2;
                var item = rank < Math.Min(2, recent.Items.Count) ? recent.Items[rank] : random.NextInt32(ItemCount);
                builder.Add(user, item, timestamp: 1_000_000_000 + (user * 1_000) + (click * 10));
                recent.Add(item);
            }
        }

        return builder.Build(Ids(Users), Ids(ItemCount));
    }

    private static Vocabulary Ids(int count) => Vocabulary.FromText([.. Enumerable.Range(0, count).Select(id => $"{id}")]);
}
