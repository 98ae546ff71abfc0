using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Transforms.Tests;

/// <summary>Synthetic rows are there while training and nowhere else.</summary>
public class TrainOnAugmentedTests
{
    private static readonly MLContext Context = new(1);
    private static readonly InteractionColumns Columns = new() { Value = "Label" };
    private static readonly GenerationOptions Generation = new() { Columns = Columns, UserCount = 50 };

    [Fact]
    public void The_trainer_sees_the_real_rows_and_then_the_synthetic_ones()
    {
        var (spy, estimator) = Spy();
        var data = Rows();
        estimator.Fit(data);
        var users = spy.Seen.Single().GetColumn<int>("User").ToArray();
        var real = data.GetColumn<int>("User").ToArray();
        Assert.Equal(real, users[..real.Length]);
        Assert.Equal(50, users[real.Length..].Distinct().Count());
        Assert.Empty(users[real.Length..].Intersect(real));
    }

    [Fact]
    public void Cross_validation_judges_by_real_rows_alone_and_each_once()
    {
        var (spy, estimator) = Spy();
        var data = Rows();
        var folds = Context.Regression.CrossValidate(data, estimator, 4, samplingKeyColumnName: null);
        var judged = folds.SelectMany(fold => fold.ScoredHoldOutSet.GetColumn<int>("User")).Order().ToArray();
        Assert.Equal(data.GetColumn<int>("User").Order(), judged);
        Assert.Equal(4, spy.Seen.Count);
        Assert.All(spy.Seen, training => Assert.Equal(50, training.GetColumn<int>("User").Distinct().Except(judged).Count()));
    }

    [Fact]
    public void Nested_in_a_chain_it_still_trains_on_synthetic_rows_and_transforms_none()
    {
        var (spy, estimator) = Spy();
        var data = Rows();
        var chain = Context.Transforms.CopyColumns("Copy", "Item").Append(Context.Transforms.DropColumns("Copy")).Append(new EstimatorChain<ITransformer>().Append(estimator));
        var transformed = chain.Fit(data).Transform(data);
        Assert.Equal(50, spy.Seen.Single().GetColumn<int>("User").Distinct().Except(data.GetColumn<int>("User")).Count());
        Assert.Equal(data.GetColumn<int>("User"), transformed.GetColumn<int>("User"));
    }

    [Fact]
    public void Nested_in_a_chain_that_is_cross_validated_it_trains_on_synthetic_rows_and_is_judged_by_real_ones()
    {
        var (spy, estimator) = Spy();
        var data = Rows();
        var real = data.GetColumn<int>("User").ToHashSet();
        var chain = Context.Transforms.CopyColumns("Copy", "Item").Append(Context.Transforms.DropColumns("Copy")).Append(new EstimatorChain<ITransformer>().Append(estimator));
        var folds = Context.Regression.CrossValidate(data, chain, 3);
        Assert.Equal(data.GetColumn<int>("User").Order(), folds.SelectMany(fold => fold.ScoredHoldOutSet.GetColumn<int>("User")).Order());
        Assert.Equal(3, spy.Seen.Count);
        Assert.All(spy.Seen, training => Assert.Equal(50, training.GetColumn<int>("User").Distinct().Count(user => !real.Contains(user))));
    }

    [Fact]
    public void The_model_saves_loads_and_predicts_one_by_one()
    {
        var data = Rows();
        var catalog = Context.SynthRec();
        var model = catalog.TrainOnAugmented(catalog.Generators.Popularity(null, Generation), catalog.Recommenders.MatrixFactorization(approximationRank: 4, numberOfIterations: 3)).Fit(data);
        using var stream = new MemoryStream();
        Context.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        var other = new MLContext();
        other.SynthRec();
        var loaded = other.Model.Load(stream, out _);
        Assert.Equal(model.Transform(data).GetColumn<float>("Score"), loaded.Transform(data).GetColumn<float>("Score"));
        using var engine = other.Model.CreatePredictionEngine<Row, Scored>(loaded);
        var first = Context.Data.CreateEnumerable<Row>(data, false).First();
        Assert.Equal(model.Transform(data).GetColumn<float>("Score").First(), engine.Predict(first).Score, 1e-4f);
    }

    [Fact]
    public void The_generator_learns_from_the_training_rows_alone_so_that_folds_stay_unseen()
    {
        var data = Rows();
        var fits = new List<Interactions>();
        var estimator = Context.SynthRec().TrainOnAugmented(Context.SynthRec().Generators.Of(new SpyGenerator(fits), Generation), new SpyTrainer([]));
        var folds = Context.Regression.CrossValidate(data, estimator, 4);
        Assert.Equal(4, fits.Count);
        foreach (var (fit, fold) in fits.Zip(folds))
            Assert.Equal(data.GetColumn<int>("User").Count() - fold.ScoredHoldOutSet.GetColumn<int>("User").Count(), fit.Count);
    }

    [Fact]
    public void A_column_that_is_not_generated_is_refused_by_name()
    {
        var data = Context.Transforms.CopyColumns("Genres", "Item").Fit(Rows()).Transform(Rows());
        var error = Assert.Throws<InvalidDataException>(() => Spy().Estimator.Fit(data));
        Assert.Contains("'Genres'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_that_are_keys_are_refused_with_the_mend()
    {
        var data = Context.Transforms.Conversion.MapValueToKey("User").Fit(Rows()).Transform(Rows());
        var visible = Context.Transforms.SelectColumns("User", "Item", "Label").Fit(data).Transform(data);
        var error = Assert.Throws<InvalidDataException>(() => Spy().Estimator.Fit(visible));
        Assert.Contains("after the augmentation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Items_that_are_keys_stay_the_same_keys()
    {
        var rows = Rows();
        var data = Context.Transforms.Conversion.MapValueToKey("Item").Append(Context.Transforms.SelectColumns("User", "Item", "Label")).Fit(rows).Transform(rows);
        var (spy, estimator) = Spy();
        estimator.Fit(data);
        var seen = spy.Seen.Single();
        Assert.Equal(data.Schema["Item"].Type, seen.Schema["Item"].Type);
        var back = Context.Transforms.Conversion.MapKeyToValue("Item").Fit(seen).Transform(seen);
        Assert.Equal(rows.GetColumn<int>("Item"), back.GetColumn<int>("Item").Take(rows.GetColumn<int>("Item").Count()));
        Assert.Subset(rows.GetColumn<int>("Item").ToHashSet(), back.GetColumn<int>("Item").ToHashSet());
    }

    [Fact]
    public void The_schema_promised_is_the_schema_delivered()
    {
        var data = Rows();
        var estimator = Context.SynthRec().TrainOnAugmented(Context.SynthRec().Generators.Popularity(null, Generation), Context.SynthRec().Recommenders.Popularity());
        var promised = estimator.GetOutputSchema(ShapeProbe.ShapeOf(data));
        var delivered = estimator.Fit(data).GetOutputSchema(data.Schema);
        Assert.Equal(["Item", "Label", "Score", "User"], promised.Select(column => column.Name).Order());
        Assert.Equal(promised.Select(column => (column.Name, column.ItemType)).Order(), delivered.Where(column => !column.IsHidden).Select(column => (column.Name, column.Type)).Order());
    }

    [Theory]
    [InlineData(0, 1f)]
    [InlineData(-1, 1f)]
    [InlineData(10, 0f)]
    [InlineData(10, 11f)]
    [InlineData(10, float.NaN)]
    public void Sizes_and_temperatures_out_of_range_are_refused_before_anything_is_fitted(int users, float temperature) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Context.SynthRec().Generators.Popularity(null, new() { UserCount = users, Temperature = temperature }));

    [Fact]
    public void The_defaults_of_generation_are_as_documented()
    {
        var options = new GenerationOptions();
        Assert.Equal((null, 1f, 0), (options.UserCount, options.Temperature, options.Seed));
        Assert.Equal(("User", "Item", null, null, null), (options.Columns.User, options.Columns.Item, options.Columns.Value, options.Columns.Timestamp, options.Columns.EventType));
    }

    private static IDataView Rows()
    {
        var rows = RealData.MovieLensSmall.SelectUsers([.. Enumerable.Range(0, 30)]).ToDataView(Columns);
        return Context.Transforms.DropColumns("Timestamp").Fit(rows).Transform(rows);
    }

    private static (SpyTrainer Spy, IEstimator<ITransformer> Estimator) Spy()
    {
        var spy = new SpyTrainer([]);
        return (spy, Context.SynthRec().TrainOnAugmented(Context.SynthRec().Generators.Popularity(null, Generation), spy));
    }

    /// <summary>Remembers what it is trained on and predicts the label itself.</summary>
    private sealed class SpyTrainer(List<IDataView> seen) : IEstimator<ITransformer>
    {
        public List<IDataView> Seen => seen;

        public ITransformer Fit(IDataView input)
        {
            seen.Add(input);
            return Context.Transforms.CopyColumns("Score", "Label").Fit(input);
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Context.Transforms.CopyColumns("Score", "Label").GetOutputSchema(inputSchema);
    }

    private sealed class SpyGenerator(List<Interactions> fits) : IGenerator
    {
        public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
        {
            fits.Add(data);
            return new PopularityGenerator().Fit(data, progress, cancellationToken);
        }
    }

    private sealed class Row
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
