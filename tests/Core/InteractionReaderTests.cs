using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Core.Tests;

public class InteractionReaderTests
{
    private static readonly MLContext Context = new(1);
    private static readonly InteractionReadOptions WithAll = new() { Columns = new() { Value = "Value", Timestamp = "Time" } };

    [Fact]
    public void MovieLens_is_read_as_it_stands_in_the_file()
    {
        var data = RealData.MovieLensSmall;
        var lines = File.ReadLines(RealData.MovieLensSmallPath).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.Equal(lines.Length, data.Count);
        Assert.Equal(lines.Select(fields => fields[0]).Distinct().Count(), data.UserCount);
        Assert.Equal(lines.Select(fields => fields[1]).Distinct().Count(), data.ItemCount);
        foreach (var fields in lines.Where((_, i) => i % 997 == 0))
        {
            Assert.True(data.Users.TryGetIndex(fields[0], out var user));
            Assert.True(data.Items.TryGetIndex(fields[1], out var item));
            var at = data.ItemsOf(user).IndexOf(item);
            Assert.Equal(fields[2], data.ValuesOf(user)[at].ToString("F1"));
            Assert.Equal(fields[3], data.TimestampsOf(user)[at].ToString());
        }
    }

    [Fact]
    public void Ids_of_text_may_hold_commas_quotes_line_breaks_and_any_unicode()
    {
        string[] users = ["a,b", "\"quoted\"", "line\nbreak", "ünïcødé 😀 字", " padded ", "0"];
        var data = Context.Data.LoadFromEnumerable(users.Select((user, i) => new TextRow(user, $"item {i}"))).ToInteractions();
        Assert.Equal(users, Enumerable.Range(0, users.Length).Select(data.Users.GetText));
        Assert.True(data.Users.TryGetIndex("ünïcødé 😀 字", out var index));
        Assert.Equal(3, index);
    }

    [Fact]
    public void Ids_survive_the_way_to_a_csv_file_and_back()
    {
        string[] ids = ["a,b", "say \"hello\"", "ünïcødé 😀 字", "0012", "it's; a\ttab"];
        var builder = new InteractionsBuilder();
        for (var i = 0; i < ids.Length; i++)
            builder.Add(i, ids.Length - 1 - i);
        var data = builder.Build(Vocabulary.FromText(ids), Vocabulary.FromText(ids));
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.Create(path))
                Context.Data.SaveAsText(data.ToDataView(), file, ',', schema: false);
            var again = Context.Data.LoadFromTextFile(path, [new("User", DataKind.String, 0), new("Item", DataKind.String, 1)], ',', true, allowQuoting: true).ToInteractions();
            Assert.Equal(ids, Enumerable.Range(0, again.UserCount).Select(again.Users.GetText));
            for (var user = 0; user < ids.Length; user++)
                Assert.Equal(ids[ids.Length - 1 - user], again.Items.GetText(again.ItemsOf(user)[0]));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void One_user_and_one_item_are_enough()
    {
        var data = Rows(new Row()).ToInteractions(WithAll);
        Assert.Equal((1, 1, 1), (data.UserCount, data.ItemCount, data.Count));
        Assert.Equal([5f], data.Values.ToArray());
        Assert.Equal([10L], data.Timestamps.ToArray());
    }

    [Fact]
    public void A_skipped_row_leaves_no_user_or_item_behind()
    {
        var rows = Context.Data.LoadFromEnumerable([new TextRow("u", "i"), new TextRow("only here", ""), new TextRow("", "only here")]);
        var data = rows.ToInteractions(new() { Missing = MissingPolicy.Skip });
        Assert.Equal(1, data.UserCount);
        Assert.Equal(1, data.ItemCount);
    }

    [Fact]
    public void More_event_types_than_a_byte_counts_are_refused()
    {
        var rows = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 257).Select(i => new TextRow("u", $"i{i}")));
        Assert.Contains("more than 256", Refused(rows, new() { Columns = new() { EventType = "Item" } }), StringComparison.Ordinal);
        Assert.Equal(256, Context.Data.TakeRows(rows, 256).ToInteractions(new() { Columns = new() { EventType = "Item" } }).EventTypes!.Count);
    }

    [Fact]
    public void A_missing_key_is_refused_with_its_row()
    {
        var known = Context.Data.LoadFromEnumerable([new TextRow("u", "i")]);
        var keys = Context.Transforms.Conversion.MapValueToKey("User").Fit(known).Transform(Context.Data.LoadFromEnumerable([new TextRow("u", "i"), new TextRow("stranger", "i")]));
        Assert.Contains("Row 2: column 'User' is missing", Refused(keys, new()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_is_named_with_those_that_are_there()
    {
        var message = Refused(Rows(new Row()), new() { Columns = new() { User = "Reader" } });
        Assert.Contains("'Reader'", message, StringComparison.Ordinal);
        Assert.Contains("'Item'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_the_wrong_type_is_named_with_the_mend()
    {
        Assert.Contains("'Value'", Refused(Rows(new Row()), new() { Columns = new() { User = "Value" } }), StringComparison.Ordinal);
        var text = Context.Data.LoadFromEnumerable([new TextRow("u", "i")]);
        Assert.Contains("Values must be numbers", Refused(text, new() { Columns = new() { Value = "Item" } }), StringComparison.Ordinal);
        Assert.Contains("Times must be Unix seconds", Refused(text, new() { Columns = new() { Timestamp = "Item" } }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN, "not a number")]
    [InlineData(float.PositiveInfinity, "infinite")]
    [InlineData(float.NegativeInfinity, "infinite")]
    public void A_rating_that_is_no_number_is_refused_with_its_row(float value, string reason)
    {
        var message = Refused(Rows(new Row(), new Row { Item = 2, Value = value }), WithAll);
        Assert.Contains("Row 2", message, StringComparison.Ordinal);
        Assert.Contains("'Value'", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_before_1970_is_refused_with_its_row()
    {
        var message = Refused(Rows(new Row { Time = -1 }), WithAll);
        Assert.Contains("Row 1", message, StringComparison.Ordinal);
        Assert.Contains("'Time'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_after_the_year_9999_is_refused_with_its_row()
    {
        var message = Refused(Rows(new Row { Time = 253_402_300_799 }, new Row { Time = 253_402_300_800 }), WithAll);
        Assert.Contains("Row 2: column 'Time' is after the year 9999", message, StringComparison.Ordinal);
        Assert.Contains("not milliseconds", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_id_is_refused_with_its_row()
    {
        var message = Refused(Context.Data.LoadFromEnumerable([new TextRow("u", "i"), new TextRow("", "i")]), new());
        Assert.Contains("Row 2: column 'User' is missing", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_cannot_be_used_are_skipped_on_request()
    {
        var rows = Rows(new Row(), new Row { Item = 2, Value = float.NaN }, new Row { Item = 3, Time = -5 }, new Row { Item = 4 });
        Assert.Equal(2, rows.ToInteractions(WithAll with { Missing = MissingPolicy.Skip }).Count);
    }

    [Fact]
    public void No_rows_and_no_rows_left_are_refused()
    {
        Assert.Contains("no rows", Refused(Rows(), new()), StringComparison.Ordinal);
        Assert.Contains("at least 6", Refused(Rows(new Row()), WithAll with { MinimumValue = 6 }), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        var path = Path.GetTempFileName();
        try
        {
            var loader = Context.Data.CreateTextLoader([new("User", DataKind.Int32, 0), new("Item", DataKind.Int32, 1)], ',', true);
            Assert.Contains("no rows", Refused(loader.Load(path), new()), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(DuplicatePolicy.KeepLast, new[] { 3f })]
    [InlineData(DuplicatePolicy.KeepFirst, new[] { 4f })]
    [InlineData(DuplicatePolicy.SumValues, new[] { 12f })]
    [InlineData(DuplicatePolicy.MeanValue, new[] { 4f })]
    [InlineData(DuplicatePolicy.KeepAll, new[] { 4f, 5f, 3f })]
    public void Duplicates_follow_the_policy_by_time(DuplicatePolicy policy, float[] expected)
    {
        var rows = Rows(new Row { Value = 5, Time = 20 }, new Row { Value = 3, Time = 30 }, new Row { Value = 4, Time = 10 });
        Assert.Equal(expected, rows.ToInteractions(WithAll with { Duplicates = policy }).Values.ToArray());
    }

    [Fact]
    public void Duplicates_can_be_refused_by_name()
    {
        var message = Refused(Rows(new Row(), new Row()), new() { Duplicates = DuplicatePolicy.Reject });
        Assert.Contains("User '1' has 2 interactions with item '1'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Low_ratings_are_left_out_on_request()
    {
        var data = RealData.LoadMovieLensSmall().ToInteractions(WithAll with { MinimumValue = 4 });
        Assert.Equal(RealData.MovieLensSmall.Values.ToArray().Count(value => value >= 4), data.Count);
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => RealData.LoadMovieLensSmall().ToInteractions(cancellationToken: cancel.Token));
    }

    private static string Refused(IDataView rows, InteractionReadOptions options) => Assert.Throws<InvalidDataException>(() => rows.ToInteractions(options)).Message;

    private static IDataView Rows(params Row[] rows) => Context.Data.LoadFromEnumerable(rows);

    private sealed class Row
    {
        public int User { get; set; } = 1;

        public int Item { get; set; } = 1;

        public float Value { get; set; } = 5;

        public long Time { get; set; } = 10;
    }

    private sealed record TextRow(string User, string Item);
}
