namespace SynthRec.MLNet.Evaluation;

/// <summary>What one recommender does for the test users of an arm, or why there is nothing.</summary>
internal sealed class ArmScores
{
    private readonly TestUsers? users;
    private readonly CutoffMetrics? values;

    private ArmScores(TestUsers? users, CutoffMetrics? values, string? failure) => (this.users, this.values, Failure) = (users, values, failure);

    /// <summary>Why there are no values; null if there are.</summary>
    public string? Failure { get; }

    public TestUsers Users => users!;

    public static ArmScores Of(TestUsers users, CutoffMetrics values) => users.Count < 2
        ? Missing($"Only {users.Count} of the users tested on here have a relevant item held out; at least 2 are needed.")
        : new(users, values, null);

    public static ArmScores Missing(string failure) => new(null, null, failure);

    public IReadOnlyList<double> this[RankingMetric metric] => values![metric];

    public Figure Mean(RankingMetric metric) => Users.Judged.Mean(this[metric]);
}
