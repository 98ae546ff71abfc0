using System.CommandLine;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>The choice of recommenders, separated by commas.</summary>
internal static class RecommenderOption
{
    private static readonly Dictionary<string, Func<int?, IRecommender>> Makers = new()
    {
        ["mf"] = threads => new MatrixFactorization(new() { NumberOfThreads = threads }),
        ["ials"] = threads => new ImplicitAls(new() { NumberOfThreads = threads }),
        ["ease"] = threads => new Ease(new() { NumberOfThreads = threads }),
        ["item-knn"] = threads => new ItemKnn(new() { NumberOfThreads = threads }),
        ["pure-svd"] = threads => new PureSvd(new() { NumberOfThreads = threads }),
        ["popularity"] = _ => new Popularity(),
    };

    public static Option<string> Create()
    {
        var option = new Option<string>("--recommender")
        {
            Description = $"The recommenders to judge by, separated by commas: {string.Join(", ", Makers.Keys)}. mf needs --rating.",
            DefaultValueFactory = _ => "ials,item-knn,popularity",
            HelpName = "LIST",
        };
        return option.Within(names => Split(names).Length > 0 && Split(names).All(Makers.ContainsKey) && Split(names).Distinct().Count() == Split(names).Length, $"some of {string.Join(", ", Makers.Keys)}, each once");
    }

    public static IRecommender[] Make(string names, int? threads) => [.. Split(names).Select(name => Makers[name](threads))];

    private static string[] Split(string names) => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
