using Microsoft.ML;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Transforms.Tests;

public class ConditionalGenerationTests
{
    private static readonly MLContext MLContext = new(seed: 1);
    private static readonly IDataView Interactions = MLContext.Data.LoadFromEnumerable(Enumerable.Range(0, 40).SelectMany(user => new[] { new Row { User = $"u{user}", Item = user % 2 }, new Row { User = $"u{user}", Item = 2 + (user % 2) } }));
    private static readonly FeatureVectors Features = Describe(Enumerable.Range(0, 40).Select(user => new Person { User = $"u{user}", Kind = user % 2 == 0 ? "even" : "odd" }));

    [Fact]
    public void Users_known_by_their_features_alone_behave_as_those_who_share_them()
    {
        var options = new MaskedSetOptions { HiddenWidth = 16, Dropout = 0, Guidance = 1, CalibrationRounds = 0, EvidenceRegularization = 0, SamplingSteps = 2, LearningRate = 1e-2f, BatchSize = 20, MaximumNumberOfEpochs = 150, HeldOutFraction = 0 };
        using var model = MLContext.SynthRec().Generators.MaskedSet(options).Fit(Interactions, Features);
        var cold = Describe(Enumerable.Range(0, 100).Select(user => new Person { User = $"cold{user}", Kind = user < 50 ? "even" : "odd" }));
        var drawn = model.Sample(new() { UserCount = 100, UserFeatures = cold }, null, TestContext.Current.CancellationToken);
        Assert.Equal("cold7", drawn.Users.GetText(7));

        // In the data all take the items of their kind; training leaves less than one in ten to chance.
        var own = Enumerable.Range(0, 100).Sum(user => drawn.ItemsOf(user).ToArray().Count(item => Kind(drawn.Items.GetText(item)) == (user < 50 ? 0 : 1)));
        Assert.InRange((double)own / drawn.Count, 0.9, 1);
    }

    [Fact]
    public void A_generator_without_conditions_says_so() =>
        Assert.Contains(nameof(PopularityGenerator), Assert.Throws<NotSupportedException>(() => MLContext.SynthRec().Generators.Popularity().Fit(Interactions, Features)).Message);

    private static int Kind(string item) => int.Parse(item, System.Globalization.CultureInfo.InvariantCulture) % 2;

    private static FeatureVectors Describe(IEnumerable<Person> people)
    {
        var view = MLContext.Data.LoadFromEnumerable(people);
        return MLContext.Transforms.Categorical.OneHotEncoding("Features", "Kind").Fit(view).Transform(view).ToFeatureVectors("User");
    }

    private sealed class Row
    {
        public string User { get; set; } = "";

        public int Item { get; set; }
    }

    private sealed class Person
    {
        public string User { get; set; } = "";

        public string Kind { get; set; } = "";
    }
}
