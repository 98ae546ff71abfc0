using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class MatrixFactorizationInputTests
{
    [Fact]
    public void Interactions_without_values_are_refused_with_the_option_to_set()
    {
        var error = Assert.Throws<InvalidDataException>(() => new MatrixFactorization().Fit(TestData.Sets(3, [0, 1])));
        Assert.Contains("InteractionColumns.Value", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_user_without_ratings_is_refused_with_the_option_to_set()
    {
        var model = new MatrixFactorization().Fit(TwoUsers());
        var error = Assert.Throws<ArgumentException>(() => model.ScoresOfNew(TestData.Sets(3, [0]), 0));
        Assert.Contains("InteractionColumns.Value", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_diverges_is_refused_with_the_option_to_lower()
    {
        var error = Assert.Throws<InvalidDataException>(() => new MatrixFactorization(new() { LearningRate = 1e20 }).Fit(TestData.Random(30, 12)));
        Assert.Contains("LearningRate", error.Message, StringComparison.Ordinal);
    }

    private static Interactions TwoUsers() => new(TestData.Ids("u", 2), TestData.Ids("i", 3), [0, 2, 4], [0, 1, 1, 2], [3, 4, 2, 4]);
}
