namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// The permutation test of all attacks together by the largest statistic (Westfall and Young 1993): if the synthetic users do not depend on who is a
/// member, members and holdout users may be exchanged within a fold, whatever the attacks are and however they depend on each other.
/// </summary>
/// <param name="PValues">The p-value of each attack, corrected for the number of attacks.</param>
/// <param name="PValue">The p-value of the strongest: of the hypothesis that no attack tells members from others.</param>
internal sealed record MembershipTest(double[] PValues, double PValue)
{
    // Statistics that are equal but for the order of rounding must count as equal.
    private const double Rounding = 1e-9;

    public static MembershipTest Of(IReadOnlyList<AttackScores> attacks, MembershipTargets targets, AttackSetting setting)
    {
        var statistics = attacks.Select(attack => new LabelStatistic(attack.Scores, targets.MemberCount)).ToArray();
        var isMember = Enumerable.Range(0, targets.All.UserCount).Select(targets.IsMember).ToArray();
        var observed = Array.ConvertAll(statistics, statistic => statistic.Of(isMember));
        var largest = new double[setting.Options.Permutations];
        Parallel.For(0, largest.Length, setting.Parallel, permutation =>
        {
            var labels = Permuted(targets, isMember, setting.Random(RandomDraw.Labels, permutation));
            largest[permutation] = statistics.Max(statistic => statistic.Of(labels));
        });
        double PValueOf(double value) => (1.0 + largest.Count(other => other >= value - Rounding)) / (largest.Length + 1);
        return new(Array.ConvertAll(observed, PValueOf), PValueOf(observed.Max()));
    }

    private static bool[] Permuted(MembershipTargets targets, bool[] isMember, SeededRandom random)
    {
        var labels = new bool[isMember.Length];
        foreach (var fold in targets.OfFold)
        {
            var ofFold = Array.ConvertAll(fold, target => isMember[target]);
            random.Shuffle<bool>(ofFold);
            for (var at = 0; at < fold.Length; at++)
                labels[fold[at]] = ofFold[at];
        }

        return labels;
    }
}
