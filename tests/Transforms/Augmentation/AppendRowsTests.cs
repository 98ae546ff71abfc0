using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Transforms.Tests;

public class AppendRowsTests
{
    private static readonly MLContext Context = new(1);

    [Fact]
    public void Rows_follow_each_other_under_the_schema_of_the_first()
    {
        var (first, second) = (Rows(0, 10), Rows(10, 15));
        var appended = Context.SynthRec().AppendRows(first, second);
        Assert.Same(first.Schema, appended.Schema);
        Assert.Equal(first.GetRowCount() + second.GetRowCount(), appended.GetRowCount());
        Assert.Equal([.. first.GetColumn<int>("Item"), .. second.GetColumn<int>("Item")], appended.GetColumn<int>("Item"));
        Assert.Equal([.. first.GetColumn<float>("Value"), .. second.GetColumn<float>("Value")], appended.GetColumn<float>("Value"));
        Assert.False(appended.CanShuffle);
    }

    [Fact]
    public void Row_ids_are_all_different()
    {
        var appended = Context.SynthRec().AppendRows(Rows(0, 10), Rows(0, 10));
        var ids = new HashSet<DataViewRowId>();
        using var cursor = appended.GetRowCursor([]);
        var getter = cursor.GetIdGetter();
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            getter(ref id);
            Assert.True(ids.Add(id));
        }

        Assert.Equal(appended.GetRowCount(), ids.Count);
    }

    [Fact]
    public void Shuffling_caching_splitting_and_a_trainer_of_many_passes_work_over_it()
    {
        var appended = Context.SynthRec().AppendRows(Rows(0, 10), Rows(10, 15));
        var all = appended.GetColumn<long>("Timestamp").Order().ToArray();
        Assert.Equal(all, Context.Data.ShuffleRows(appended, 1).GetColumn<long>("Timestamp").Order());
        Assert.Equal(all, Context.Data.Cache(appended).GetColumn<long>("Timestamp").Order());
        var split = Context.Data.TrainTestSplit(appended, 0.3);
        Assert.Equal(all, split.TrainSet.GetColumn<long>("Timestamp").Concat(split.TestSet.GetColumn<long>("Timestamp")).Order());
        var trainer = Context.Transforms.Conversion.MapValueToKey("User").Append(Context.Transforms.Conversion.MapKeyToVector("Features", "User"))
            .Append(Context.Regression.Trainers.LbfgsPoissonRegression("Value"));
        Assert.Equal(15, trainer.Fit(appended).LastTransformer.Model.Weights.Count);
    }

    [Fact]
    public void Generated_rows_append_to_the_real_ones_and_every_pass_sees_the_same()
    {
        var columns = new InteractionColumns { Value = "Value", Timestamp = "Timestamp" };
        using var model = new PopularityGenerator().Fit(Rows(0, 30).ToInteractions(new() { Columns = columns }));
        var generated = Context.SynthRec().Generate(model, 5, columns, seed: 3);
        Assert.Equal(generated.GetColumn<int>("Item"), generated.GetColumn<int>("Item"));
        var appended = Context.SynthRec().AppendRows(Rows(0, 30), generated);
        Assert.Equal(35, appended.GetColumn<int>("User").Distinct().Count());
    }

    [Fact]
    public void A_missing_column_or_one_of_another_type_is_named()
    {
        var rows = Rows(0, 5);
        var without = Context.Transforms.DropColumns("Value").Fit(rows).Transform(rows);
        var asText = Context.Transforms.Conversion.ConvertType("Item", outputKind: DataKind.String).Fit(rows).Transform(rows);
        Assert.Contains("'Value'", Assert.Throws<InvalidDataException>(() => Context.SynthRec().AppendRows(rows, without)).Message, StringComparison.Ordinal);
        Assert.Contains("'Item'", Assert.Throws<InvalidDataException>(() => Context.SynthRec().AppendRows(rows, asText)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_must_mean_the_same_on_both_sides()
    {
        var (first, second) = (Rows(0, 10), Rows(10, 15));
        var mapping = Context.Transforms.Conversion.MapValueToKey("User").Append(Context.Transforms.SelectColumns("User"));
        var fitted = mapping.Fit(Context.SynthRec().AppendRows(first, second));
        var appended = Context.SynthRec().AppendRows(fitted.Transform(first), fitted.Transform(second));
        var back = Context.Transforms.Conversion.MapKeyToValue("User").Fit(appended).Transform(appended);
        Assert.Equal(first.GetColumn<int>("User").Concat(second.GetColumn<int>("User")), back.GetColumn<int>("User"));

        var (ofFive, ofOthers) = (mapping.Fit(Rows(0, 5)).Transform(Rows(0, 5)), mapping.Fit(Rows(5, 10)).Transform(Rows(5, 10)));
        var error = Assert.Throws<InvalidDataException>(() => Context.SynthRec().AppendRows(ofFive, ofOthers));
        Assert.Contains("keys of column 'User'", error.Message, StringComparison.Ordinal);
    }

    private static IDataView Rows(int from, int to) => RealData.MovieLensSmall.SelectUsers([.. Enumerable.Range(from, to - from)]).ToDataView();
}
