using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Transforms.Tests;

/// <summary>What every recommender must hold as an estimator.</summary>
public class RecommenderEstimatorTests
{
    private static readonly MLContext Context = new(1);

    public static TheoryData<string> Names => new("MF", "iALS", "EASE", "ItemKNN", "PureSVD", "Popularity");

    [Theory]
    [MemberData(nameof(Names))]
    public void Scores_are_those_of_the_model(string name)
    {
        var data = Rows();
        var transformer = Make(name).Fit(data);
        var scores = Scores(transformer.Transform(data));
        var rows = data.ToInteractions(new() { Columns = new() { Value = "Label" }, Duplicates = DuplicatePolicy.KeepAll });
        Assert.Equal(rows.Count, scores.Length);
        for (var user = 0; user < rows.UserCount; user++)
        {
            for (var at = rows.Offsets[user]; at < rows.Offsets[user + 1]; at++)
            {
                var expected = transformer.Model.Score(user, rows.ItemIndices[at]);
                Assert.Equal(expected, scores[at], 1e-4f * (1 + MathF.Abs(expected)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_schema_promised_is_the_schema_delivered(string name)
    {
        var data = Rows();
        var estimator = Make(name);
        var promised = estimator.GetOutputSchema(ShapeOf(data));
        var delivered = estimator.Fit(data).GetOutputSchema(data.Schema);
        Assert.Equal(["User", "Item", "Label", "Score"], delivered.Where(column => !column.IsHidden).Select(column => column.Name));
        Assert.Equal(promised.Select(column => column.Name).Order(), delivered.Where(column => !column.IsHidden).Select(column => column.Name).Order());
        Assert.Equal(NumberDataViewType.Single, delivered["Score"].Type);
        Assert.Equal(NumberDataViewType.Single, promised.First(column => column.Name == "Score").ItemType);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_loaded_elsewhere_scores_the_same(string name)
    {
        var data = Rows();
        var transformer = Make(name).Fit(data);
        using var stream = new MemoryStream();
        Context.Model.Save(transformer, data.Schema, stream);
        stream.Position = 0;
        var other = new MLContext(2);
        other.SynthRec();
        var loaded = other.Model.Load(stream, out _);
        Assert.Equal(Scores(transformer.Transform(data)), Scores(loaded.Transform(data)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Unseen_ids_score_the_stated_fallback_in_a_prediction_engine(string name)
    {
        var transformer = Make(name).Fit(Rows());
        using var engine = Context.Model.CreatePredictionEngine<Pair, Scored>(transformer);
        var model = transformer.Model;
        var (user, item) = (int.Parse(model.Users.GetText(3)), int.Parse(model.Items.GetText(5)));
        Assert.Equal(model.Score(3, 5), engine.Predict(new() { User = user, Item = item }).Score, 1e-4f);
        Assert.Equal(model.Score(3, -1), engine.Predict(new() { User = user, Item = -7 }).Score, 1e-4f);
        Assert.Equal(model.Score(-1, 5), engine.Predict(new() { User = -7, Item = item }).Score, 1e-4f);
        Assert.Equal(model.Score(-1, -1), engine.Predict(new() { User = -7, Item = -7 }).Score, 1e-4f);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ids_may_be_text_or_keys(bool keys)
    {
        var data = Rows();
        var text = Context.Transforms.Conversion.ConvertType("User", outputKind: DataKind.String).Append(Context.Transforms.Conversion.ConvertType("Item", outputKind: DataKind.String)).Fit(data).Transform(data);
        if (keys)
            text = Context.Transforms.Conversion.MapValueToKey("User").Append(Context.Transforms.Conversion.MapValueToKey("Item")).Fit(text).Transform(text);
        var expected = Scores(Make("MF").Fit(data).Transform(data));
        var actual = Scores(Make("MF").Fit(text).Transform(text));
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-4f);
    }

    [Fact]
    public void Ratings_are_predicted_better_than_by_their_mean()
    {
        var split = Context.Data.TrainTestSplit(RealData.LoadMovieLensSmall(), 0.2, seed: 1);
        var scored = Context.SynthRec().Recommenders.MatrixFactorization("Value").Fit(split.TrainSet).Transform(split.TestSet);
        var metrics = Context.Regression.Evaluate(scored, "Value");
        Assert.InRange(metrics.RootMeanSquaredError, 0.8, 0.9);
        Assert.InRange(metrics.RSquared, 0.2, 0.5);
    }

    [Fact]
    public void It_stands_in_a_chain_and_in_cross_validation()
    {
        var chain = Context.Transforms.CopyColumns("Label", "Value").Append(Make("MF"));
        var folds = Context.Regression.CrossValidate(RealData.LoadMovieLensSmall(), chain, 3, "Value");
        Assert.All(folds, fold => Assert.InRange(fold.Metrics.RootMeanSquaredError, 0.8, 1));
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var estimator = Context.SynthRec().Recommenders.Ease(columns: new() { User = "Reader" });
        Assert.Contains("'Reader'", Assert.Throws<InvalidDataException>(() => estimator.Fit(Rows())).Message, StringComparison.Ordinal);
        Assert.Contains("'Reader'", Assert.Throws<InvalidDataException>(() => estimator.GetOutputSchema(ShapeOf(Rows()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_is_no_number_is_refused_with_its_row()
    {
        var rows = Context.Data.LoadFromEnumerable([new Pair { Label = 3 }, new Pair { Item = 1, Label = float.NaN }]);
        var message = Assert.Throws<InvalidDataException>(() => Make("MF").Fit(rows)).Message;
        Assert.Contains("Row 2: column 'Label'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-3f, 1f)]
    [InlineData(1e-7f, 1e-8f)]
    [InlineData(-1e-7f, 1e-8f)]
    [InlineData(3e20f, 1e19f)]
    public void Ratings_of_any_sign_and_size_are_scored_as_the_model_scores_them(float mean, float spread)
    {
        var pairs = Enumerable.Range(0, 60).Select(i => new Pair { User = i % 10, Item = i % 7, Label = mean + spread * (i % 3 - 1) });
        var transformer = Make("MF").Fit(Context.Data.LoadFromEnumerable(pairs));
        var scores = Scores(transformer.Transform(Context.Data.LoadFromEnumerable([new Pair { User = -1, Item = -1 }, new Pair { User = 3, Item = -1 }, new Pair { User = 3, Item = 3 }])));
        Assert.Equal(transformer.Model.Score(-1, -1), scores[0], spread * 0.01f);
        Assert.Equal(transformer.Model.Score(3, -1), scores[1], spread * 0.01f);
        Assert.Equal(transformer.Model.Score(3, 3), scores[2], spread * 0.01f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_user_and_one_item_give_finite_scores(string name)
    {
        var rows = Context.Data.LoadFromEnumerable([new Pair { User = 1, Item = 1, Label = 4 }]);
        Assert.True(float.IsFinite(Assert.Single(Scores(Make(name, rank: 1).Fit(rows).Transform(rows)))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_user_who_has_every_item_is_no_obstacle(string name)
    {
        var pairs = Enumerable.Range(0, 6).Select(item => new Pair { User = 1, Item = item, Label = 1 + (item % 5) }).Append(new() { User = 2, Item = 3, Label = 2 }).Append(new() { User = 3, Item = 1, Label = 5 });
        var rows = Context.Data.LoadFromEnumerable(pairs);
        Assert.All(Scores(Make(name, rank: 2).Fit(rows).Transform(rows)), score => Assert.True(float.IsFinite(score)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Missing_ids_score_as_unseen_ones(bool keys)
    {
        var data = Rows();
        var toText = Context.Transforms.Conversion.ConvertType("User", outputKind: DataKind.String).Append(Context.Transforms.Conversion.ConvertType("Item", outputKind: DataKind.String));
        IEstimator<ITransformer> ids = keys ? toText.Append(Context.Transforms.Conversion.MapValueToKey("User")).Append(Context.Transforms.Conversion.MapValueToKey("Item")) : toText;
        var idMaps = ids.Fit(data);
        var transformer = Make("MF").Fit(idMaps.Transform(data));
        var strangers = Context.Data.LoadFromEnumerable([new TextPair("", ""), new TextPair("stranger", "strange")]);
        var rows = keys
            ? ((IEnumerable<ITransformer>)idMaps).OfType<Microsoft.ML.Transforms.ValueToKeyMappingTransformer>().Aggregate(strangers, (view, map) => map.Transform(view))
            : strangers;
        var expected = transformer.Model.Score(-1, -1);
        Assert.Equal([expected, expected], Scores(transformer.Transform(rows)));
    }

    [Fact]
    public void The_model_gives_lists_to_users_it_knows_and_to_new_ones()
    {
        var data = Rows();
        var model = Make("EASE").Fit(data).Model;
        var known = data.ToInteractions();
        Assert.Equal(10, model.RecommendForUsers(new[] { 3 }, 10, known).ItemsOf(0).ToArray().Except(known.ItemsOf(3).ToArray()).Count());
        var twin = known.SelectUsers([3]).WithUsers(Vocabulary.FromInt64([-1]));
        Assert.Equal(model.RecommendForUsers(new[] { 3 }, 10, known).ItemsOf(0), model.RecommendForNewUsers(twin, 10).ItemsOf(0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_reports_and_can_be_stopped(string name)
    {
        var reports = new Reports();
        Make(name).With(reports).Fit(Rows());
        Assert.NotEmpty(reports.All);
        Assert.Throws<OperationCanceledException>(() => Make(name).With(null, new(canceled: true)).Fit(Rows()));
    }

    private static RecommenderEstimator Make(string name, int rank = 4)
    {
        var recommenders = Context.SynthRec().Recommenders;
        return name switch
        {
            "MF" => recommenders.MatrixFactorization(approximationRank: rank, numberOfIterations: 3),
            "iALS" => recommenders.ImplicitAls(new() { ApproximationRank = rank }),
            "EASE" => recommenders.Ease(new() { Lambda = 20 }),
            "ItemKNN" => recommenders.ItemKnn(),
            "PureSVD" => recommenders.PureSvd(new() { ApproximationRank = rank }),
            _ => recommenders.Popularity(),
        };
    }

    /// <summary>The ratings of 40 users for the items that at least 5 of them rated; columns User, Item and Label.</summary>
    private static IDataView Rows()
    {
        var users = RealData.MovieLensSmall.SelectUsers([.. Enumerable.Range(0, 40)]);
        var counts = users.ItemCounts();
        var rows = users.SelectItems([.. Enumerable.Range(0, counts.Length).Where(item => counts[item] >= 5)]);
        return Context.Transforms.DropColumns("Timestamp").Fit(rows.ToDataView(new() { Value = "Label" })).Transform(rows.ToDataView(new() { Value = "Label" }));
    }

    private static SchemaShape ShapeOf(IDataView data) => ShapeProbe.ShapeOf(data);

    private static float[] Scores(IDataView data) => [.. data.GetColumn<float>("Score")];

    private sealed class Reports : IProgress<ProgressReport>
    {
        public List<ProgressReport> All { get; } = [];

        public void Report(ProgressReport value)
        {
            lock (All)
                All.Add(value);
        }
    }

    private sealed record TextPair(string User, string Item);

    private sealed class Pair
    {
        public int User { get; set; }

        public int Item { get; set; }

        public float Label { get; set; }
    }

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
