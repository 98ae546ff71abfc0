using System.Text.Json.Serialization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How good one recommender is after training in one arm.</summary>
public sealed record ArmResult
{
    /// <summary>What it was trained on.</summary>
    public required ExperimentArm Arm { get; init; }

    /// <summary>The ranking metrics at each cut-off: first at <see cref="ExperimentOptions.K"/>, then at <see cref="ExperimentOptions.MoreCutoffs"/>.</summary>
    public required IReadOnlyList<RankingResult> Rankings { get; init; }

    /// <summary>NDCG at <see cref="ExperimentOptions.K"/> in each repetition, to see how much it changes with the split and the draw.</summary>
    public required IReadOnlyList<double> NdcgOfRepetitions { get; init; }

    /// <summary>The root mean squared error of the predicted held-out values; null if there are none or the recommender predicts none.</summary>
    public Estimate? Rmse { get; init; }

    /// <summary>The mean absolute error of the predicted held-out values; null if there are none or the recommender predicts none.</summary>
    public Estimate? Mae { get; init; }

    /// <summary>The scores of pairs of test user and item that were not finite when ranking.</summary>
    public UndefinedCount UndefinedScores { get; init; }

    /// <summary>The predicted values that were not finite; the mean training value stands for them.</summary>
    public UndefinedCount UndefinedPredictions { get; init; }

    /// <summary>NDCG at <see cref="ExperimentOptions.K"/>.</summary>
    [JsonIgnore]
    public Estimate Ndcg => Rankings[0].Ndcg;

    /// <summary>Precision at <see cref="ExperimentOptions.K"/>.</summary>
    [JsonIgnore]
    public Estimate Precision => Rankings[0].Precision;

    /// <summary>Recall at <see cref="ExperimentOptions.K"/>.</summary>
    [JsonIgnore]
    public Estimate Recall => Rankings[0].Recall;

    internal Func<RankingMetric, int, double[]>? UserMeans { get; init; }

    /// <summary>The ranking metrics at a cut-off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The experiment was not run with this cut-off.</exception>
    public RankingResult At(int k) => Rankings[IndexOf(k)];

    /// <summary>
    /// The metric of each user of <see cref="ExperimentResult.JudgedUsers"/>, in that order; a user's mean over the repetitions that
    /// judged the user. Arms and recommenders have the same users, so that <see cref="PairedTest"/> and <see cref="Bootstrap"/> can be used.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The experiment was not run with this cut-off.</exception>
    public IReadOnlyList<double> OfUsers(RankingMetric metric, int k) => UserMeans!(metric, IndexOf(k));

    private int IndexOf(int k)
    {
        for (var i = 0; i < Rankings.Count; i++)
        {
            if (Rankings[i].K == k)
                return i;
        }

        throw new ArgumentOutOfRangeException(nameof(k), k, $"The experiment has the cut-offs {string.Join(", ", Rankings.Select(ranking => ranking.K))}.");
    }
}
