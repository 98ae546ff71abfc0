using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class OptionTests
{
    public static TheoryData<string, Func<object>> OutOfRange => new()
    {
        { "ApproximationRank", () => new MatrixFactorization(new() { ApproximationRank = 0 }) },
        { "Lambda", () => new MatrixFactorization(new() { Lambda = 0 }) },
        { "Lambda", () => new MatrixFactorization(new() { Lambda = double.NaN }) },
        { "Shrinkage", () => new MatrixFactorization(new() { Shrinkage = -1 }) },
        { "LearningRate", () => new MatrixFactorization(new() { LearningRate = double.PositiveInfinity }) },
        { "NumberOfIterations", () => new MatrixFactorization(new() { NumberOfIterations = 0 }) },
        { "NumberOfThreads", () => new MatrixFactorization(new() { NumberOfThreads = 0 }) },
        { "ApproximationRank", () => new ImplicitAls(new() { ApproximationRank = -1 }) },
        { "Lambda", () => new ImplicitAls(new() { Lambda = -0.1 }) },
        { "RegularizationExponent", () => new ImplicitAls(new() { RegularizationExponent = -1 }) },
        { "UnobservedWeight", () => new ImplicitAls(new() { UnobservedWeight = 0 }) },
        { "NumberOfIterations", () => new ImplicitAls(new() { NumberOfIterations = 0 }) },
        { "NumberOfThreads", () => new ImplicitAls(new() { NumberOfThreads = -2 }) },
        { "NumberOfNeighbors", () => new ItemKnn(new() { NumberOfNeighbors = 0 }) },
        { "Shrinkage", () => new ItemKnn(new() { Shrinkage = double.NaN }) },
        { "NumberOfThreads", () => new ItemKnn(new() { NumberOfThreads = 0 }) },
        { "ApproximationRank", () => new PureSvd(new() { ApproximationRank = 0 }) },
        { "NumberOfIterations", () => new PureSvd(new() { NumberOfIterations = 0 }) },
        { "NumberOfThreads", () => new PureSvd(new() { NumberOfThreads = 0 }) },
        { "Lambda", () => new Ease(new() { Lambda = 0 }) },
        { "NumberOfThreads", () => new Ease(new() { NumberOfThreads = 0 }) },
        { "BackOff", () => new MarkovRecommender(new() { BackOff = 0 }) },
        { "HiddenWidth", () => new GruSessionRecommender(new() { HiddenWidth = 0 }) },
        { "Dropout", () => new GruSessionRecommender(new() { Dropout = 0.95f }) },
        { "MaximumLength", () => new GruSessionRecommender(new() { MaximumLength = 0 }) },
        { "LearningRate", () => new GruSessionRecommender(new() { LearningRate = 0 }) },
    };

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void An_option_out_of_range_is_refused_by_name_when_it_is_taken(string name, Func<object> make)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.Equal(name, error.ParamName);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }
}
