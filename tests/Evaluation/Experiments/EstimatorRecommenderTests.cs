using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>An ML.NET estimator under test, with the traps of Microsoft.ML.Recommender: NaN where a user or an item was not trained on.</summary>
public class EstimatorRecommenderTests
{
    private static readonly MLContext Context = new(1);

    [Fact]
    public void An_estimator_of_mlnet_is_judged_in_the_arms_that_hold_the_test_users()
    {
        var estimator = new EstimatorRecommender("SDCA", OneHot().Append(Context.Regression.Trainers.Sdca(maximumNumberOfIterations: 5)));
        var result = Experiment.Run(Few(), (training, _, _, _, _) => training, [estimator, new Popularity()], new() { TestUsers = 20 });
        Assert.Equal(
            [ExperimentArm.Visible, ExperimentArm.VisibleAndSynthetic, ExperimentArm.VisibleAndReal, ExperimentArm.VisibleAndBoth],
            result["SDCA"].Arms.Select(arm => arm.Arm));
        Assert.All(result["SDCA"].Arms, arm => Assert.InRange(arm.Rmse!.Value.Value, 0.3, 1.5));
        Assert.All(result["SDCA"].Arms, arm => Assert.Equal(0, arm.UndefinedScores.Undefined));
        Assert.Null(result["SDCA"].ShareOfReal);
    }

    [Fact]
    public void Pairs_that_a_trainer_never_saw_do_not_disturb_the_figures()
    {
        var estimator = new EstimatorRecommender("Fake MF", new FakeMatrixFactorization(Context));
        var options = new ExperimentOptions { TestUsers = 15, RelevantFrom = 4 };
        var few = RealData.MovieLensSmall.SelectUsers([.. Enumerable.Range(0, 60)]);
        var result = Experiment.Run(few, (training, _, _, _, _) => training, [estimator], options)["Fake MF"];

        // By hand: the visible users alone know few items; the mean rating stands for the others.
        var split = ExperimentSplit.Draw(few, options, 0);
        var (visible, heldOut) = (split.Visible, split.HeldOut);
        var mean = visible.Values.ToArray().Average();
        var itemMeans = Enumerable.Range(0, visible.UserCount)
            .SelectMany(user => visible.ItemsOf(user).ToArray().Zip(visible.ValuesOf(user).ToArray()))
            .GroupBy(pair => pair.First, pair => pair.Second)
            .ToDictionary(group => group.Key, group => group.Average());
        var errors = Enumerable.Range(0, heldOut.UserCount).SelectMany(user => heldOut.ItemsOf(user).ToArray().Zip(
            heldOut.ValuesOf(user).ToArray(),
            (item, value) => (itemMeans.TryGetValue(item, out var ofItem) ? visible.ValuesOf(user).ToArray().Average() + ofItem - mean : mean) - value)).ToArray();
        var arm = result.Find(ExperimentArm.Visible)!;
        Assert.Equal(Math.Sqrt(errors.Average(error => (double)error * error)), arm.Rmse!.Value.Value, 5);
        Assert.Equal(errors.Average(Math.Abs), arm.Mae!.Value.Value, 5);
        Assert.Equal((long)visible.UserCount * (visible.ItemCount - itemMeans.Count), arm.UndefinedScores.Undefined);
        Assert.Equal(heldOut.ItemIndices.ToArray().Count(item => !itemMeans.ContainsKey(item)), arm.UndefinedPredictions.Undefined);
        Assert.Equal(0, result.Find(ExperimentArm.VisibleAndReal)!.UndefinedScores.Undefined);
        Assert.Equal(result.Find(ExperimentArm.VisibleAndReal)!.Rmse, result.Find(ExperimentArm.VisibleAndSynthetic)!.Rmse);
    }

    [Fact]
    public void An_estimator_that_learns_no_values_ranks_what_it_never_saw_last()
    {
        var estimator = new EstimatorRecommender("Fake MF", new FakeMatrixFactorization(Context), learnsFromValues: false);
        var data = TestData.OfRatings(4, [[1, 2], [2, 3]], [1, 5, 2, 4]);
        Assert.Equal([1, 2, 3, 0], estimator.Fit(data).RecommendForUsers(new[] { 0 }, 4).ItemsOf(0));
    }

    [Fact]
    public void An_estimator_alone_in_arms_without_the_test_users_is_refused()
    {
        var estimator = new EstimatorRecommender("Fake MF", new FakeMatrixFactorization(Context)).Named("LIBMF");
        var error = Assert.Throws<ArgumentException>(() => Experiment.Run(Few(), (training, _, _, _, _) => training, [estimator], new() { Arms = [ExperimentArm.Synthetic] }));
        Assert.Contains("LIBMF", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_that_are_not_a_number_become_the_mean_label_and_are_counted()
    {
        var data = TestData.OfRatings(3, [[0, 1], [1, 2]], [1, 2, 3, 6]);
        var model = (FiniteScores)new EstimatorRecommender("NaN for item 2", new NaNForItem(Context, 2)).Fit(data);
        var scores = new float[6];
        model.ScoreUsers([0, 1], scores);
        Assert.Equal([0, 1, 3, 0, 1, 3], scores);
        Assert.Equal(new(2, 6), model.TakeReplaced());
        Assert.Equal(new(0, 0), model.TakeReplaced());
        Assert.Equal(3, model.Score(-1, 0));
        Assert.Equal(3, model.Score(0, 3));
    }

    [Fact]
    public void Columns_are_keys_of_known_count_and_a_label()
    {
        IDataView? seen = null;
        var spy = new DelegateEstimator(input =>
        {
            seen = input;
            return Context.Transforms.CopyColumns("Score", "Label").Fit(input);
        });
        new EstimatorRecommender("spy", spy, new() { User = "u", Item = "i" }).Fit(TestData.OfRatings(3, [[0, 1], [2]], [4, 5, 2]));
        Assert.Equal(["u", "i", "Label"], seen!.Schema.Select(column => column.Name));
        Assert.Equal(new KeyDataViewType(typeof(uint), 2), seen.Schema["u"].Type);
        Assert.Equal(new KeyDataViewType(typeof(uint), 3), seen.Schema["i"].Type);
    }

    [Fact]
    public void A_block_of_users_is_scored_in_one_pass_over_its_rows()
    {
        var rows = new List<long?>();
        var estimator = new DelegateEstimator(input => new Spy(Context.Transforms.CopyColumns("Score", "Label").Fit(input), rows));
        var model = new EstimatorRecommender("spy", estimator).Fit(TestData.OfRatings(3, [[0, 1], [2], [1]], [4, 5, 2, 3]));
        model.ScoreUsers([2, 0], new float[6]);
        Assert.Equal([6], rows);
    }

    [Fact]
    public void A_missing_score_column_is_named()
    {
        var model = new EstimatorRecommender("MF", new NaNForItem(Context, 2), scoreColumnName: "Points").Fit(TestData.OfRatings(3, [[0]], [1]));
        var error = Assert.Throws<InvalidDataException>(() => model.Score(0, 0));
        Assert.Contains("'Points'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Score'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Interactions_without_values_are_refused_by_a_recommender_of_ratings() =>
        Assert.Throws<InvalidDataException>(() => new EstimatorRecommender("MF", new NaNForItem(Context, 2)).Fit(TestData.OfSets(3, [0])));

    private static EstimatorChain<ColumnConcatenatingTransformer> OneHot() => Context.Transforms.Conversion.MapKeyToVector("UserVector", "User")
        .Append(Context.Transforms.Conversion.MapKeyToVector("ItemVector", "Item"))
        .Append(Context.Transforms.Concatenate("Features", "UserVector", "ItemVector"));

    /// <summary>100 users of MovieLens and the items that many of them rated.</summary>
    private static Interactions Few()
    {
        var users = RealData.MovieLensSmall.SelectUsers([.. Enumerable.Range(0, 100)]);
        var counts = users.ItemCounts();
        return users.SelectItems([.. Enumerable.Range(0, counts.Length).Where(item => counts[item] >= 15)]);
    }

    private sealed class NaNForItem(MLContext context, int item) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => context.Transforms.CustomMapping<Pair, Scored>(
            (pair, scored) => scored.Score = pair.Item == item + 1 ? float.NaN : pair.Item - 1,
            null).Fit(input);

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }

    private sealed class DelegateEstimator(Func<IDataView, ITransformer> fit) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => fit(input);

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }

    private sealed class Spy(ITransformer inner, List<long?> rows) : ITransformer
    {
        public bool IsRowToRowMapper => inner.IsRowToRowMapper;

        public IDataView Transform(IDataView input)
        {
            rows.Add(input.GetRowCount());
            return inner.Transform(input);
        }

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inner.GetOutputSchema(inputSchema);

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => inner.GetRowToRowMapper(inputSchema);

        public void Save(ModelSaveContext ctx) => inner.Save(ctx);
    }

    private sealed class Pair
    {
        [KeyType(3)]
        public uint Item { get; set; }
    }

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
