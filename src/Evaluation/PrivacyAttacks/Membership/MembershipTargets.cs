namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Members and holdout users in two folds. The holdout users of one fold are the reference population of the attacks on the other:
/// all of them are judged, and none with itself in the reference.
/// </summary>
internal sealed class MembershipTargets
{
    private const int Folds = 2;
    private readonly int[][] folds;
    private readonly AttackSetting setting;

    public MembershipTargets(AttackSetting setting)
    {
        this.setting = setting;
        All = ItemSets.Join(setting.Members, setting.Holdout);
        var members = setting.Random(RandomDraw.Folds, 0).Permutation(MemberCount);
        var others = setting.Random(RandomDraw.Folds, 1).Permutation(setting.Holdout.UserCount);
        folds = [.. Enumerable.Range(0, Folds).Select(fold => (int[])[.. Half(members, fold).Order(), .. Half(others, fold).Order().Select(other => MemberCount + other)])];
    }

    /// <summary>The members, then the holdout users.</summary>
    public Interactions All { get; }

    public int MemberCount => setting.Members.UserCount;

    /// <summary>The targets of each fold, members first.</summary>
    public IReadOnlyList<int[]> OfFold => folds;

    public bool IsMember(int target) => target < MemberCount;

    /// <summary>Scores every target by an attack that knows the reference population.</summary>
    /// <param name="attack">Scores users given the reference population.</param>
    public IReadOnlyList<AttackScores> Score(Func<Interactions, Interactions, IReadOnlyList<AttackScores>> attack)
    {
        AttackScores[]? all = null;
        for (var fold = 0; fold < Folds; fold++)
        {
            var reference = All.SelectUsers([.. folds[1 - fold].Where(target => !IsMember(target))]);
            var scores = attack(All.SelectUsers(folds[fold]), reference);
            all ??= [.. scores.Select(of => of with { Scores = new double[All.UserCount] })];
            for (var at = 0; at < all.Length; at++)
            {
                for (var i = 0; i < folds[fold].Length; i++)
                    all[at].Scores[folds[fold][i]] = scores[at].Scores[i];
            }
        }

        return all!;
    }

    private static IEnumerable<int> Half(int[] order, int fold) => order.Where((_, at) => at % Folds == fold);
}
