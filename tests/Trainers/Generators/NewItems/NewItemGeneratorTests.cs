using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public sealed class NewItemGeneratorTests : IDisposable
{
    private const int UsersPerSide = 40;
    private const int ItemsPerSide = 30;
    private readonly string folder = Directory.CreateTempSubdirectory("synthrec-").FullName;

    private static readonly Lazy<NewItemModel> Model = new(() => new NewItemGenerator().Fit(TwoTastes(), TwoGenres("i", ItemsPerSide)));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new NewItemOptions();
        Assert.Equal((10, 30, 0, null), (options.Lambda, options.ApproximationRank, options.Seed, options.NumberOfThreads));
        var request = new NewItemRequest();
        Assert.Equal((0, 1, 1, null), (request.Seed, request.Temperature, request.ItemVariation, request.UsersPerItem));
    }

    [Fact]
    public void An_option_out_of_range_is_refused_by_name()
    {
        Assert.Equal("Lambda", Assert.Throws<ArgumentOutOfRangeException>(() => new NewItemGenerator(new() { Lambda = 0 })).ParamName);
        Assert.Equal("ApproximationRank", Assert.Throws<ArgumentOutOfRangeException>(() => new NewItemGenerator(new() { ApproximationRank = 0 })).ParamName);
        Assert.Equal("NumberOfThreads", Assert.Throws<ArgumentOutOfRangeException>(() => new NewItemGenerator(new() { NumberOfThreads = 0 })).ParamName);
        var items = TwoGenres("new", 1);
        Assert.Equal("Temperature", Assert.Throws<ArgumentOutOfRangeException>(() => Model.Value.Sample(items, new() { Temperature = 0 })).ParamName);
        Assert.Equal("ItemVariation", Assert.Throws<ArgumentOutOfRangeException>(() => Model.Value.Sample(items, new() { ItemVariation = 1.1f })).ParamName);
        Assert.Equal("UsersPerItem", Assert.Throws<ArgumentOutOfRangeException>(() => Model.Value.Sample(items, new() { UsersPerItem = 0 })).ParamName);
    }

    [Fact]
    public void Known_users_get_new_items_of_their_taste()
    {
        var drawn = Model.Value.Sample(TwoGenres("new", 50), new() { Seed = 1 });
        Assert.Same(Model.Value.Users, drawn.Users);
        Assert.Equal("new0", drawn.Items.GetText(0));
        // In training nine in ten interactions are within a taste, and the logit learns log-odds from 600 of them.
        var within = Enumerable.Range(0, drawn.UserCount).Sum(user => drawn.ItemsOf(user).ToArray().Count(item => item % 2 == user % 2));
        Assert.InRange((double)within / drawn.Count, 0.8, 0.97);
    }

    [Fact]
    public void Items_have_as_many_users_as_attributes_let_expect_and_vary_as_in_training()
    {
        var training = TwoTastes().ItemCounts();
        var drawn = Model.Value.Sample(TwoGenres("new", 400), new() { Seed = 2 }).ItemCounts();
        var deviation = Deviation(training);
        Assert.InRange(drawn.Average(), training.Average() - (4 * deviation / Math.Sqrt(training.Length)), training.Average() + (4 * deviation / Math.Sqrt(training.Length)));
        Assert.InRange(Deviation(drawn), 0.7 * deviation, 1.3 * deviation);
        Assert.InRange(Model.Value.Sample(TwoGenres("new", 400), new() { ItemVariation = 0 }).ItemCounts().Distinct().Count(), 1, 2);
        Assert.All(Model.Value.Sample(TwoGenres("new", 5), new() { UsersPerItem = 7 }).ItemCounts(), count => Assert.Equal(7, count));
    }

    [Fact]
    public void Values_are_levels_of_the_training_data_that_follow_user_and_attributes()
    {
        var drawn = Model.Value.Sample(TwoGenres("new", 200), new() { UsersPerItem = 2 * UsersPerSide });
        Assert.All(drawn.Values.ToArray(), value => Assert.Contains(value, new[] { 1f, 2f, 3f, 4f, 5f }));
        // Even items were rated 4 and odd ones 2 on average; shrinkage keeps 15 / (15 + 5) of an item's effect, the ridge 60 / (60 + 10).
        Assert.InRange(MeanValue(drawn, 0) - MeanValue(drawn, 1), 2 * 0.75 * 60 / 70 * 0.8, 2);
    }

    [Fact]
    public void Data_without_values_gives_interactions_without_values()
    {
        var model = new NewItemGenerator().Fit(TwoTastes().WithoutValues(), TwoGenres("i", ItemsPerSide));
        Assert.False(model.HasValues || model.Sample(TwoGenres("new", 2)).HasValues);
    }

    [Fact]
    public void A_loaded_model_draws_what_the_saved_one_drew()
    {
        var path = Path.Combine(folder, "model.synthrec");
        Model.Value.Save(path);
        var items = TwoGenres("new", 20);
        InteractionsAssert.Same(Model.Value.Sample(items, new() { Seed = 5 }), NewItemModel.Load(path).Sample(items, new() { Seed = 5 }));
        SmallModel.Instance.Save(path);
        Assert.Contains("generator", Assert.Throws<InvalidDataException>(() => NewItemModel.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_model_whatever_the_threads()
    {
        var one = new NewItemGenerator(new() { NumberOfThreads = 1 }).Fit(TwoTastes(), TwoGenres("i", ItemsPerSide));
        InteractionsAssert.Same(Model.Value.Sample(TwoGenres("new", 20)), one.Sample(TwoGenres("new", 20)));
        Assert.NotEqual(one.Sample(TwoGenres("new", 20)).ItemIndices.ToArray(), one.Sample(TwoGenres("new", 20), new() { Seed = 1 }).ItemIndices.ToArray());
    }

    [Fact]
    public void Features_of_other_items_are_refused_with_both_ids()
    {
        var error = Assert.Throws<InvalidDataException>(() => new NewItemGenerator().Fit(TwoTastes(), TwoGenres("film", ItemsPerSide)));
        Assert.Contains("'i0'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'film0'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_items_with_other_attributes_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Model.Value.Sample(new(Vocabulary.FromText(["new"]), 3, [1, 0, 0])));
        Assert.Contains("3 attributes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_fit_stops() => Assert.ThrowsAny<OperationCanceledException>(() =>
        new NewItemGenerator().Fit(TwoTastes(), TwoGenres("i", ItemsPerSide), cancellationToken: new(canceled: true)));

    /// <summary>Users and items are even or odd; a user takes an item of the own kind in 45 of 100 cases and of the other in 5.</summary>
    private static Interactions TwoTastes()
    {
        var random = SeededRandom.For(11);
        var users = new int[2 * UsersPerSide][];
        for (var user = 0; user < users.Length; user++)
            users[user] = [.. Enumerable.Range(0, 2 * ItemsPerSide).Where(item => random.NextDouble() < (item % 2 == user % 2 ? 0.45 : 0.05))];
        var values = users.SelectMany(items => items).Select(item => (item % 2 == 0 ? 4f : 2f) + random.NextInt32(3) - 1).ToArray();
        return TestData.OfTimedRatings(2 * ItemsPerSide, users, values, null);
    }

    private static FeatureVectors TwoGenres(string prefix, int perSide) => new(
        Vocabulary.FromText([.. Enumerable.Range(0, 2 * perSide).Select(item => $"{prefix}{item}")]),
        2,
        [.. Enumerable.Range(0, 2 * perSide).SelectMany(item => item % 2 == 0 ? new[] { 1f, 0f } : [0f, 1f])]);

    private static double Deviation(int[] counts) => Math.Sqrt(counts.Average(count => Math.Pow(count - counts.Average(), 2)));

    private static double MeanValue(Interactions data, int parity) =>
        Enumerable.Range(0, data.Count).Where(at => data.ItemIndices[at] % 2 == parity).Average(at => data.Values[at]);
}
