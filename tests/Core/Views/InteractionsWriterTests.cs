using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Core.Tests;

public class InteractionsWriterTests
{
    private static readonly MLContext Context = new(1);
    private static readonly InteractionColumns Columns = new() { Value = "Value", Timestamp = "Timestamp" };

    [Fact]
    public void What_is_written_reads_as_the_same()
    {
        var data = RealData.MovieLensSmall;
        var again = data.ToDataView(Columns).ToInteractions(new() { Columns = Columns });
        Assert.Equal(Enumerable.Range(0, data.UserCount).Select(data.Users.GetText), Enumerable.Range(0, again.UserCount).Select(again.Users.GetText));
        Assert.Equal(data.Offsets, again.Offsets);
        Assert.Equal(data.Values.ToArray().Order(), again.Values.ToArray().Order());
        Assert.Equal(
            data.ItemIndices.ToArray().Select(data.Items.GetText).Zip(data.Timestamps.ToArray()).Order(),
            again.ItemIndices.ToArray().Select(again.Items.GetText).Zip(again.Timestamps.ToArray()).Order());
    }

    [Fact]
    public void Ids_keep_the_type_they_came_with()
    {
        foreach (var type in new[] { DataKind.SByte, DataKind.Byte, DataKind.Int16, DataKind.UInt16, DataKind.Int32, DataKind.UInt32, DataKind.Int64, DataKind.UInt64, DataKind.String })
        {
            var rows = Context.Transforms.Conversion.ConvertType("User", outputKind: type).Fit(Rows()).Transform(Rows());
            var written = rows.ToInteractions().ToDataView();
            Assert.Equal(rows.Schema["User"].Type, written.Schema["User"].Type);
            Assert.Equal(["1", "1", "2"], Context.Transforms.Conversion.ConvertType("User", outputKind: DataKind.String).Fit(written).Transform(written).GetColumn<string>("User"));
        }
    }

    [Fact]
    public void Keys_keep_their_values()
    {
        foreach (var kind in new[] { DataKind.String, DataKind.Int16, DataKind.Int32, DataKind.UInt64 })
        {
            var mapping = Context.Transforms.Conversion.ConvertType("Item", outputKind: kind).Append(Context.Transforms.Conversion.MapValueToKey("Item")).Append(Context.Transforms.SelectColumns("User", "Item"));
            var rows = mapping.Fit(Rows()).Transform(Rows());
            var written = rows.ToInteractions().ToDataView();
            Assert.Equal(rows.Schema["Item"].Type, written.Schema["Item"].Type);
            var back = Context.Transforms.Conversion.MapKeyToValue("Item").Append(Context.Transforms.Conversion.ConvertType("Item", outputKind: DataKind.String)).Fit(written).Transform(written);
            Assert.Equal(["10", "30", "20"], back.GetColumn<string>("Item"));
        }
    }

    [Theory]
    [InlineData(DataKind.Single)]
    [InlineData(DataKind.Double)]
    public void Keys_of_fractions_keep_their_values_as_text(DataKind kind)
    {
        var mapping = Context.Transforms.Conversion.ConvertType("Item", outputKind: kind).Append(Context.Transforms.Conversion.MapValueToKey("Item"));
        var items = mapping.Fit(Rows()).Transform(Rows()).ToInteractions().Items;
        Assert.Equal(["10", "30", "20"], Enumerable.Range(0, items.Count).Select(items.GetText));
    }

    [Fact]
    public void Keys_of_values_that_cannot_be_ids_are_refused_by_name()
    {
        var mapping = Context.Transforms.Conversion.ConvertType("Item", outputKind: DataKind.TimeSpan).Append(Context.Transforms.Conversion.MapValueToKey("Item"));
        var rows = Context.Data.LoadFromEnumerable([new Row("1", "1:00:00")]);
        Assert.Contains("'Item'", Assert.Throws<InvalidDataException>(() => mapping.Fit(rows).Transform(rows).ToInteractions()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Event_types_are_written_by_their_names()
    {
        var builder = new InteractionsBuilder(withEventTypes: true);
        builder.Add(0, 0, eventType: 1);
        builder.Add(0, 1, eventType: 0);
        var data = builder.Build(Vocabulary.FromText(["u"]), Vocabulary.FromText(["a", "b"]), Vocabulary.FromText(["view", "buy"]));
        Assert.Equal(["buy", "view"], data.ToDataView().GetColumn<string>("EventType"));
    }

    [Fact]
    public void Cursors_run_beside_each_other_and_inactive_columns_are_refused()
    {
        var view = RealData.MovieLensSmall.ToDataView();
        Assert.Equal(view.GetColumn<int>("User").Zip(view.GetColumn<int>("Item")), view.GetColumn<int>("User").ToArray().Zip(view.GetColumn<int>("Item").ToArray()));
        using var cursor = view.GetRowCursor([view.Schema["User"]]);
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<int>(view.Schema["Item"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(view.Schema["User"]));
    }

    [Fact]
    public void Two_columns_of_one_name_are_refused() =>
        Assert.Throws<ArgumentException>(() => RealData.MovieLensSmall.ToDataView(new() { User = "Id", Item = "Id" }));

    private static IDataView Rows() => Context.Data.LoadFromEnumerable(new[] { new Row("1", "10"), new Row("1", "30"), new Row("2", "20") });

    private sealed record Row(string User, string Item);
}
