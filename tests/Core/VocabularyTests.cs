namespace SynthRec.MLNet.Core.Tests;

public class VocabularyTests
{
    [Fact]
    public void Ids_are_found_by_their_text()
    {
        var numbers = Vocabulary.FromInt64([5, -3, long.MaxValue]);
        Assert.True(numbers.TryGetIndex("-3", out var index));
        Assert.Equal(1, index);
        Assert.False(numbers.TryGetIndex("05x", out _));
        Assert.Equal("9223372036854775807", numbers.GetText(2));
        Assert.True(Vocabulary.FromKey(3).TryGetIndex("2", out index));
        Assert.Equal(2, index);
        Assert.False(Vocabulary.FromKey(3).TryGetIndex("3", out _));
    }

    [Fact]
    public void An_id_that_stands_twice_is_refused_when_it_matters()
    {
        Assert.Throws<ArgumentException>(() => Vocabulary.FromText(["a", "a"]).TryGetIndex("a", out _));
        Assert.Throws<ArgumentException>(() => Vocabulary.FromText(["a"]).Append(Vocabulary.FromText(["a"])));
        Assert.Throws<ArgumentException>(() => Vocabulary.FromText(["a"]).Append(Vocabulary.FromInt64([1])));
    }

    [Fact]
    public void An_index_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.FromText(["a"]).GetText(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.FromInt64([1]).GetText(-1));
    }

    [Fact]
    public void Fresh_ids_collide_with_none_that_are_there()
    {
        Vocabulary[] all =
        [
            Vocabulary.FromInt64([7, 3, 12]),
            Vocabulary.FromText(["7", "0012", "3"]),
            Vocabulary.FromText(["ann", "bob", "synthetic-1", "synthetic--1"]),
            Vocabulary.FromText(["ann", "3"]),
            Vocabulary.FromInt64([-5]),
        ];
        foreach (var existing in all)
        {
            var fresh = FreshIds.After(existing).Create(0, 100);
            Assert.Equal(100 + existing.Count, existing.Append(fresh).Count);
            Assert.All(Enumerable.Range(0, 100), i => Assert.False(existing.TryGetIndex(fresh.GetText(i), out _)));
        }
    }

    [Fact]
    public void Fresh_ids_made_in_parts_are_those_made_at_once()
    {
        var fresh = FreshIds.After(Vocabulary.FromText(["ann"]));
        Assert.Equal(fresh.Create(0, 10).GetText(7), fresh.Create(5, 5).GetText(2));
    }

    [Fact]
    public void No_room_for_fresh_ids_is_said_with_the_mend() =>
        Assert.Contains("as text", Assert.Throws<InvalidOperationException>(() => FreshIds.After(Vocabulary.FromInt64([long.MaxValue]))).Message, StringComparison.Ordinal);
}
