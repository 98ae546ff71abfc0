using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

public class CataloguePseudoValuesTests
{
    private const int K = 3;
    private static readonly Interactions Training = TestData.Random(50, 40, 7);

    [Fact]
    public void They_have_the_figure_as_their_mean_and_differ_as_leaving_out_a_list_says()
    {
        var lists = Lists(60, 1);
        var exposures = CatalogueMetrics.Exposures(lists, 40, K);
        Agrees(CataloguePseudoValues.Coverage(lists, exposures, K), all => CatalogueMetrics.Coverage(all), 1e-12);
        Agrees(CataloguePseudoValues.Novelty(lists, exposures, K, Training), all => CatalogueMetrics.Novelty(all, Training), 1e-9);
        // An item that falls among those of equal exposures changes the order by up to their number, here some ten of 40 items: 10 / 40 / (60 · 3) for each of its 3 items, 60 times.
        Agrees(CataloguePseudoValues.Gini(lists, exposures, K), all => CatalogueMetrics.Gini(all), 3 * 60 * 10 / 40.0 / (60 * 3));

        void Agrees(double[] values, Func<int[], double> figure, double tolerance)
        {
            var whole = figure(exposures);
            Assert.Equal(whole, values.Average(), 12);
            var leftOut = Enumerable.Range(0, 60).Select(list => 59 * (whole - figure(Without(lists, exposures, list)))).ToArray();
            for (var list = 0; list < 60; list++)
                Assert.Equal(leftOut[list] - leftOut.Average(), values[list] - whole, tolerance);
        }
    }

    [Fact]
    public void Intervals_are_as_wide_as_figures_of_other_users_vary()
    {
        const int Draws = 200;
        var draws = Enumerable.Range(0, Draws).Select(draw =>
        {
            var lists = Lists(100, draw);
            var exposures = CatalogueMetrics.Exposures(lists, 40, K);
            return (double[][])[CataloguePseudoValues.Coverage(lists, exposures, K), CataloguePseudoValues.Novelty(lists, exposures, K, Training), CataloguePseudoValues.Gini(lists, exposures, K)];
        }).ToArray();
        for (var figure = 0; figure < 3; figure++)
        {
            var deviation = Deviation([.. draws.Select(draw => draw[figure].Average())]);
            var error = draws.Average(draw => Deviation(draw[figure]) / 10);
            // A deviation of 200 draws errs by 1 / √400 of itself. The jackknife's is too large rather than too small (Efron and Stein 1981), here by
            // coverage: an item in λ lists in the mean is in just one with λ·exp(−λ), which stands for exp(−λ)·(1 − exp(−λ)): √2 times the deviation at λ = 1.6.
            Assert.InRange(error / deviation, 1 - (4 / Math.Sqrt(2 * Draws)), (figure == 0 ? Math.Sqrt(2) : 1) + (4 / Math.Sqrt(2 * Draws)));
        }
    }

    private static double Deviation(double[] values) => Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1));

    private static int[] Without(RankedLists lists, int[] exposures, int list)
    {
        var rest = exposures.ToArray();
        foreach (var item in lists.ItemsOf(list)[..K])
            rest[item]--;
        return rest;
    }

    /// <summary>Users with random scores, in which low items are favoured.</summary>
    private static RankedLists Lists(int users, int seed)
    {
        var data = TestData.OfSets(40, [.. Enumerable.Range(0, users).Select(_ => Array.Empty<int>())]);
        return new RandomScores(data, seed).RecommendForUsers(Enumerable.Range(0, users).ToArray(), K);
    }

    private sealed class RandomScores(Interactions data, int seed) : RecommenderModel(data.Users, data.Items)
    {
        public override void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores)
        {
            for (var at = 0; at < scores.Length; at++)
                scores[at] = (float)SeededRandom.For(seed, users[at / Items.Count], at % Items.Count).NextGaussian() - (0.1f * (at % Items.Count));
        }

        public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores) => throw new NotSupportedException();

        public override float Score(int user, int item) => throw new NotSupportedException();
    }
}
