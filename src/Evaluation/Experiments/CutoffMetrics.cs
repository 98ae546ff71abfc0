using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Collects the metrics of one recommender's lists cut at k, over all repetitions.</summary>
internal sealed class CutoffMetrics(int k)
{
    private static readonly RankingMetric[] Metrics = Enum.GetValues<RankingMetric>();
    private readonly List<double>[] ofUsers = [.. Metrics.Select(_ => new List<double>())];
    private readonly List<double> coverages = [], novelties = [], ginis = [];

    /// <summary>The values of a metric, one for each judged user.</summary>
    public IReadOnlyList<double> this[RankingMetric metric] => ofUsers[(int)metric];

    public void AddUser(ReadOnlySpan<int> ranked, ReadOnlySpan<int> relevant)
    {
        foreach (var metric in Metrics)
            ofUsers[(int)metric].Add(RankingMetrics.Of(metric, ranked, relevant, k));
    }

    public void AddLists(RankedLists lists, Interactions realTraining)
    {
        var exposures = CatalogueMetrics.Exposures(lists, realTraining.ItemCount, k);
        coverages.AddRange(CataloguePseudoValues.Coverage(lists, exposures, k));
        novelties.AddRange(CataloguePseudoValues.Novelty(lists, exposures, k, realTraining));
        ginis.AddRange(CataloguePseudoValues.Gini(lists, exposures, k));
    }

    public RankingResult ToResult(ExperimentPopulation population)
    {
        Estimate Of(RankingMetric metric) => population.Judged.Mean(this[metric]).Interval.Within(0, 1);
        return new()
        {
            K = k,
            Ndcg = Of(RankingMetric.Ndcg),
            Precision = Of(RankingMetric.Precision),
            Recall = Of(RankingMetric.Recall),
            TruncatedRecall = Of(RankingMetric.TruncatedRecall),
            MeanAveragePrecision = Of(RankingMetric.AveragePrecision),
            MeanReciprocalRank = Of(RankingMetric.ReciprocalRank),
            HitRate = Of(RankingMetric.HitRate),
            CatalogueCoverage = population.Tested.Mean(coverages).Interval.Within(0, 1),
            Novelty = population.Tested.Mean(novelties).Interval.Within(0, double.MaxValue),
            Gini = population.Tested.Mean(ginis).Interval.Within(0, 1),
        };
    }
}
