using Microsoft.ML;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Transforms.Tests;

public class ItemInteractionGeneratorTests
{
    private static readonly MLContext MLContext = new(seed: 1);

    /// <summary>Sixty users of two kinds, each with eight of the twelve items of its kind.</summary>
    private static readonly IDataView Data = MLContext.Data.LoadFromEnumerable(
        from user in Enumerable.Range(0, 60)
        from item in Enumerable.Range(0, 12)
        where (user + item) % 3 != 0
        select new Row { User = user, Item = (100 * (user % 2)) + item });

    private static readonly FeatureVectors Known = Kinds([.. Enumerable.Range(0, 12), .. Enumerable.Range(100, 12)]);

    [Fact]
    public void Rows_of_the_same_users_with_the_new_items_come_out_under_the_same_columns()
    {
        var generator = MLContext.SynthRec().Generators.NewItems();
        var rows = MLContext.Data.CreateEnumerable<Row>(generator.Generate(Data, Known, Kinds(50, 150), new() { ItemVariation = 0 }), reuseRowObject: false).ToArray();
        Assert.Equal([50L, 150L], rows.Select(row => row.Item).Distinct().Order());

        // At chance half of them are of the item's kind.
        Assert.InRange(rows.Average(row => row.Item / 100 == row.User % 2 ? 1.0 : 0.0), 0.7, 1);
    }

    [Fact]
    public void The_fitted_model_is_that_of_the_generator_itself()
    {
        var columns = new InteractionColumns { User = nameof(Row.User), Item = nameof(Row.Item) };
        var fitted = MLContext.SynthRec().Generators.NewItems(new() { Seed = 3 }, columns).Fit(Data, Known, null, TestContext.Current.CancellationToken);
        var direct = new NewItemGenerator(new() { Seed = 3 }).Fit(Data.ToInteractions(new() { Columns = columns }, null, TestContext.Current.CancellationToken), Known, null, TestContext.Current.CancellationToken);
        var cold = Kinds(50, 150);
        Assert.Equal(direct.Sample(cold, null, TestContext.Current.CancellationToken).ItemIndices, fitted.Sample(cold, null, TestContext.Current.CancellationToken).ItemIndices);
    }

    private static FeatureVectors Kinds(params int[] items) =>
        new(Vocabulary.FromInt64(Array.ConvertAll(items, item => (long)item)), 1, Array.ConvertAll(items, item => item >= 100 ? 1f : 0f));

    private sealed class Row
    {
        public long User { get; set; }

        public long Item { get; set; }
    }
}
