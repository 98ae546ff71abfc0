using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class ExperimentRefusalTests
{
    [Fact]
    public void Data_that_cannot_be_used_is_refused_with_the_reason()
    {
        var implicitData = RealData.MovieLensSmall.WithoutValues();
        Assert.Contains("RelevantFrom", Assert.Throws<InvalidDataException>(() => Experiment.Run(implicitData, TestRuns.Copy, [new Popularity()], TestRuns.Options)).Message, StringComparison.Ordinal);
        var one = TestData.OfSets(3, [0, 1]);
        Assert.Contains("users to test on", Assert.Throws<InvalidDataException>(() => Experiment.Run(one, TestRuns.Copy, [new Popularity()])).Message, StringComparison.Ordinal);
        var nothingHeldOut = TestData.OfSets(3, [0], [0], [1]);
        var withoutThreshold = Assert.Throws<InvalidDataException>(() => Experiment.Run(RealData.MovieLensSmall, TestRuns.Copy, [new Popularity()], TestRuns.Options with { RelevantFrom = 6 }));
        Assert.Contains("RelevantFrom", withoutThreshold.Message, StringComparison.Ordinal);
        Assert.Contains("Fewer than two test users", Assert.Throws<InvalidDataException>(() => Experiment.Run(nothingHeldOut, TestRuns.Copy, [new Popularity()])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        var data = RealData.MovieLensSmall;
        Assert.Throws<ArgumentException>(() => Experiment.Run(data, TestRuns.Copy, []));
        Assert.Throws<ArgumentException>(() => Experiment.Run(data, TestRuns.Copy, [new Popularity(), new Popularity()]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, TestRuns.Copy, TestRuns.Recommenders, TestRuns.Options with { TestUsers = 610 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, TestRuns.Copy, TestRuns.Recommenders, TestRuns.Options with { K = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, TestRuns.Copy, TestRuns.Recommenders, TestRuns.Options with { Temperature = float.NaN }));
        var tooLong = Assert.Throws<ArgumentException>(() => Experiment.Run(data, TestRuns.Copy, TestRuns.Recommenders, TestRuns.Options with { K = 100_000 }));
        Assert.Contains("100000 items is wanted", tooLong.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, TestRuns.Copy, TestRuns.Recommenders, TestRuns.Options with { MoreCutoffs = [5, -1] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, TestRuns.Copy, TestRuns.Recommenders, TestRuns.Options with { NumberOfThreads = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiment.Run(data, TestRuns.Copy, TestRuns.Recommenders, TestRuns.Options with { VisibleFraction = 1 }));
        Assert.Throws<ArgumentException>(() => Experiment.Run(data, TestRuns.Copy, TestRuns.Recommenders, TestRuns.Options with { Protocol = ExperimentProtocol.Weak, Arms = [ExperimentArm.Real] }));
        Assert.Throws<ArgumentException>(() => Experiment.Run(data, (SyntheticSource?)null, TestRuns.Recommenders, TestRuns.Options with { Arms = [ExperimentArm.Synthetic] }));
    }

    [Fact]
    public void A_source_of_nothing_or_of_other_items_is_refused()
    {
        var few = RealData.MovieLensSmall.SelectUsers([.. Enumerable.Range(0, 20)]);
        string Message(SyntheticSource source) => Assert.Throws<InvalidDataException>(() => Experiment.Run(few, source, TestRuns.Recommenders, TestRuns.Options)).Message;
        Assert.Contains("2 items", Message((_, _, _, _, _) => TestData.OfSets(2, [0])), StringComparison.Ordinal);
        Assert.Contains("no synthetic", Message((_, _, _, _, _) => null!), StringComparison.Ordinal);
        Assert.Contains("values", Message((training, _, _, _, _) => training.WithoutValues()), StringComparison.Ordinal);
        Assert.Contains("same order", Message((training, _, _, _, _) => TestData.OfRatings(training.ItemCount, [[0]], [5])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recommender_that_cannot_learn_is_named_with_its_arm()
    {
        var diverging = new MatrixFactorization(new() { LearningRate = 1e30, NumberOfIterations = 2 }).Named("wild MF");
        var error = Assert.Throws<InvalidDataException>(() => Experiment.Run(RealData.MovieLensSmall, TestRuns.Copy, [diverging], TestRuns.Options));
        Assert.Contains("wild MF in the arm Visible", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_stops_it()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Experiment.Run(RealData.MovieLensSmall, TestRuns.Copy, TestRuns.Recommenders, TestRuns.Options, null, cancel.Token));
    }

    [Fact]
    public void Cancellation_stops_it_in_the_middle()
    {
        using var cancel = new CancellationTokenSource();
        var last = "";
        var progress = new Watch(report =>
        {
            last = report.Detail ?? last;
            if (report.Detail == "Popularity, VisibleAndReal")
                cancel.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Experiment.Run(RealData.MovieLensSmall, TestRuns.Copy, [new Popularity(), new ItemKnn()], TestRuns.Options, progress, cancel.Token));
        Assert.Equal("Popularity, VisibleAndReal", last);
    }

    private sealed class Watch(Action<ProgressReport> report) : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value) => report(value);
    }
}
