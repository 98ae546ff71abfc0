using SynthRec.MLNet.Generators;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class SequentialVaeGeneratorTests
{
    private const int TrainingUsers = 800;
    private const int DrawnUsers = 2_000;
    private const int Points = 200;
    private const int HistoryEvents = 10;

    /// <summary>Standard errors within which an estimate lies but for one test in 15,000.</summary>
    private const double Deviations = 4;

    private static readonly Interactions Data = SessionsOfTwoKinds.Make(TrainingUsers, seed: 1);
    private static readonly Interactions Others = SessionsOfTwoKinds.Make(Points, seed: 2);
    private static readonly Lazy<GenerativeModel> Fitted = new(() => Make(epochs: 30).Fit(Data));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static SequentialVaeBehaviour Behaviour => (SequentialVaeBehaviour)Fitted.Value.Behaviour;

    /// <summary>Users drawn of one kind only are mixed as often as real ones, which a binomial distribution says, and each kind is half of them.</summary>
    [Fact]
    public void Drawn_users_do_not_mix_the_kinds_more_than_real_ones()
    {
        var drawn = Fitted.Value.Sample(new() { UserCount = DrawnUsers, Seed = 5 }, null, Cancellation);
        var halves = Enumerable.Range(0, DrawnUsers).Select(user => SessionsOfTwoKinds.Halves(drawn.ItemsOf(user))).ToArray();
        AssertShare(SessionsOfTwoKinds.MixedShare, halves.Select(half => Math.Min(half.First, half.Second) >= SessionsOfTwoKinds.Mixed), TrainingUsers);
        AssertShare(0.5, halves.Select(half => half.First > half.Second), TrainingUsers);
    }

    /// <summary>The latent vectors of others say of which kind new users are; in a random order they say nothing of it.</summary>
    [Fact]
    public void New_users_are_of_the_kind_that_their_latent_vectors_say()
    {
        using var scope = NewDisposeScope();
        var points = PosteriorsOfOthers().Mean;
        var shuffled = SeededRandom.For(7).Permutation(Points);
        var own = ShareOfOwnKind(Draw(points));
        var others = ShareOfOwnKind(Draw(points.index_select(0, tensor(Array.ConvertAll(shuffled, row => (long)row), int64))));
        var sameKind = shuffled.Where((row, at) => SessionsOfTwoKinds.IsFirstKind(row) == SessionsOfTwoKinds.IsFirstKind(at)).Count() / (double)Points;
        TestContext.Current.SendDiagnosticMessage($"own {own}, shuffled {others}, expected {sameKind}");
        Assert.InRange(own, 1 - SessionsOfTwoKinds.MixedShare - (Deviations * Error(SessionsOfTwoKinds.MixedShare, Points)), 1);
        Assert.InRange(others, sameKind - (Deviations * Error(SessionsOfTwoKinds.MixedShare, Points)), sameKind + (Deviations * Error(SessionsOfTwoKinds.MixedShare, Points)));
    }

    /// <summary>To tell two kinds apart takes a bit, and the mean divergence is no less than what is told (Hoffman and Johnson 2016).</summary>
    [Fact]
    public void Each_user_has_a_latent_vector_of_ones_own()
    {
        using var scope = NewDisposeScope();
        var (mean, logVariance) = PosteriorsOfOthers();
        var divergences = StandardNormal.DivergenceFrom(mean, logVariance).sum(dim: 1).data<float>().ToArray();
        TestContext.Current.SendDiagnosticMessage($"divergence {divergences.Min()} … {divergences.Average()}");
        Assert.All(divergences, divergence => Assert.True(divergence > 0));
        Assert.True(divergences.Average() >= Math.Log(2));
    }

    [Fact]
    public void The_future_of_given_users_is_of_their_kind()
    {
        var histories = SessionsOfTwoKinds.Make(Points, seed: 3, HistoryEvents);
        var drawn = Fitted.Value.Sample(new() { UserCount = Points, Seed = 6, Histories = histories }, null, Cancellation);
        var (own, all) = (0, 0);
        for (var user = 0; user < Points; user++)
        {
            var (history, future) = (EventSequence.Of(histories, user), EventSequence.Of(drawn, user));
            own += OwnItems(future.Items, user);
            all += future.Count;
            Assert.True(future.Times[0] > history.Times[^1]);
        }

        // Of a model that knows the share no better than the training data tells.
        var error = Math.Sqrt(SessionsOfTwoKinds.OwnHalf * (1 - SessionsOfTwoKinds.OwnHalf) * ((1.0 / all) + (1.0 / Data.Count)));
        Assert.InRange((double)own / all, SessionsOfTwoKinds.OwnHalf - (Deviations * error), SessionsOfTwoKinds.OwnHalf + (Deviations * error));
        Assert.Equal(InteractionsAssert.UserIds(histories), InteractionsAssert.UserIds(drawn));
    }

    /// <summary>The same histories, but read with the latent vector of somebody of the other kind.</summary>
    [Fact]
    public void The_latent_vector_of_another_kind_changes_the_future()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var batch = BatchOf(SessionsOfTwoKinds.Make(Points, seed: 3, HistoryEvents));
        var latents = Behaviour.Latents(batch);
        Behaviour.Sample(batch, latents);
        var own = OwnShare(batch);
        Behaviour.Sample(batch, latents.roll(1, 0));
        var swapped = OwnShare(batch);
        TestContext.Current.SendDiagnosticMessage($"own {own}, swapped {swapped}");
        Assert.True(own - swapped > Deviations * Error(0.5, Points * HistoryEvents) * Math.Sqrt(2));
    }

    [Fact]
    public void The_prior_and_the_aggregated_posterior_are_different_sources()
    {
        var few = SessionsOfTwoKinds.Make(60, seed: 4);
        Interactions Of(LatentSource source)
        {
            using var model = Make(epochs: 2, source).Fit(few, null, Cancellation);
            return model.Sample(new() { UserCount = 40 }, null, Cancellation);
        }

        Assert.False(Of(LatentSource.Prior).ItemIndices.SequenceEqual(Of(LatentSource.AggregatedPosterior).ItemIndices));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_also_after_loading()
    {
        var few = SessionsOfTwoKinds.Make(60, seed: 4);
        using var first = Make(epochs: 2).Fit(few, null, Cancellation);
        using var second = Make(epochs: 2).Fit(few, null, Cancellation);
        var bytes = ModelBytes.Of(first);
        Assert.Equal(bytes, ModelBytes.Of(second));
        var path = Path.GetTempFileName();
        try
        {
            first.Save(path);
            using var loaded = GenerativeModel.Load(path);
            Assert.Equal(bytes, ModelBytes.Of(loaded));
            var request = new SampleRequest { UserCount = 60, Histories = SessionsOfTwoKinds.Make(60, seed: 5, HistoryEvents), Seed = 3 };
            InteractionsAssert.Same(first.Sample(request, null, Cancellation), loaded.Sample(request, null, Cancellation));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_fit_is_cancelled_between_steps()
    {
        using var source = new CancellationTokenSource();
        var progress = new Callback(source.Cancel);
        Assert.ThrowsAny<OperationCanceledException>(() => Make(epochs: 50).Fit(SessionsOfTwoKinds.Make(60, seed: 4), progress, source.Token));
        Assert.Equal(1, progress.Reports);
    }

    private static SequentialVaeGenerator Make(int epochs, LatentSource source = LatentSource.AggregatedPosterior) => new(new()
    {
        HiddenWidth = 24,
        LatentDimensions = 1,
        FreeBits = 1.5f,
        LatentSource = source,
        MaximumNumberOfEpochs = epochs,
        LearningRate = 0.01f,
        Dropout = 0.1f,
        BatchSize = 25,
        NumberOfThreads = 1,
    });

    private static (Tensor Mean, Tensor LogVariance) PosteriorsOfOthers()
    {
        using var _ = no_grad();
        var sequences = Enumerable.Range(0, Points).Select(user => EventSequence.Of(Others, user)).ToArray();
        return Behaviour.Network.Encode(EventWindows.Latest(Behaviour.Statistics, sequences, SessionsOfTwoKinds.Events + 1));
    }

    private static BehaviourBatch BatchOf(Interactions? histories) =>
        new(0, Points, new() { UserCount = Points, Seed = 8 }, histories is null ? null : new UserHistories(histories, Data.Items));

    private static int[][] Draw(Tensor points)
    {
        var batch = BatchOf(histories: null);
        Behaviour.Sample(batch, points);
        return batch.Items;
    }

    private static double ShareOfOwnKind(int[][] drawn) => drawn.Where((items, user) => 2 * OwnItems(items, user) > items.Length).Count() / (double)drawn.Length;

    /// <summary>The share of items of the user's half.</summary>
    private static double OwnShare(BehaviourBatch batch) => batch.Items.Select(OwnItems).Sum() / (double)batch.Items.Sum(items => items.Length);

    private static int OwnItems(int[] items, int user)
    {
        var (first, second) = SessionsOfTwoKinds.Halves(items);
        return SessionsOfTwoKinds.IsFirstKind(user) ? first : second;
    }

    private static double Error(double share, int count) => Math.Sqrt(share * (1 - share) / count);

    /// <summary>Asserts a share within the sampling error of those drawn and of those learnt from.</summary>
    private static void AssertShare(double expected, IEnumerable<bool> drawn, int learntFrom)
    {
        var all = drawn.ToArray();
        var share = all.Count(one => one) / (double)all.Length;
        var error = Math.Sqrt(expected * (1 - expected) * ((1.0 / all.Length) + (1.0 / learntFrom)));
        TestContext.Current.SendDiagnosticMessage($"share {share}, expected {expected} ± {error}");
        Assert.InRange(share, expected - (Deviations * error), expected + (Deviations * error));
    }

    private sealed class Callback(Action then) : IProgress<ProgressReport>
    {
        public int Reports { get; private set; }

        public void Report(ProgressReport value)
        {
            Reports++;
            then();
        }
    }
}
