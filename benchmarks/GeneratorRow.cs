using System.Globalization;
using SynthRec.MLNet.Evaluation;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>What a generator reached: a row of a table.</summary>
/// <param name="Result">The experiment.</param>
/// <param name="FitSeconds">The seconds of a fit, on average over splits; null for none.</param>
/// <param name="InteractionsPerSecond">The speed of drawing; null for none.</param>
internal sealed record GeneratorRow(ExperimentResult Result, double? FitSeconds, double? InteractionsPerSecond)
{
    /// <summary>The header of the rows: the usual recommenders, and <paramref name="more"/>.</summary>
    public static string Header(params string[] more)
    {
        string[] names = ["", "EASE", "implicit ALS", "SVD", .. more, "membership AUC", "items covered", "popularity distance", "fit, s", "thousand interactions/s"];
        return $"| {string.Join(" | ", names)} |\n|{string.Concat(Enumerable.Repeat("---|", names.Length))}";
    }

    public string ToRow(string name)
    {
        var shares = Result.Recommenders.Select(recommender => recommender.Compare(ExperimentArm.Synthetic, ExperimentArm.Real)?.Ratio?.ToString("P1") ?? "not defined");
        var nearness = Result.Nearness!;
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", shares)} | {nearness.MembershipAuc?.ToString("F3")} | {nearness.ItemCoverage:P1} | {nearness.PopularityDistance:F3} | {FitSeconds:F0} | {InteractionsPerSecond / 1000:F0} |");
    }
}
