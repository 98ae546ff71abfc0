using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>What attacks work on: sets of items of one vocabulary.</summary>
/// <param name="Members">The users that the generator learnt from.</param>
/// <param name="Releases">The sets of synthetic users, at least one.</param>
/// <param name="Synthetic">The synthetic users of all releases.</param>
/// <param name="Holdout">Users like the members that the generator never saw; nobody if there are none.</param>
/// <param name="Options">The options.</param>
/// <param name="CancellationToken">Stops the work.</param>
internal sealed record AttackSetting(
    Interactions Members,
    IReadOnlyList<Interactions> Releases,
    Interactions Synthetic,
    Interactions Holdout,
    PrivacyOptions Options,
    CancellationToken CancellationToken)
{
    /// <summary>Below so many members or holdout users nothing can be said of either.</summary>
    public const int FewestUsers = 10;

    public ParallelOptions Parallel => Threads.Options(Options.NumberOfThreads, CancellationToken);

    /// <summary>Why attacks that compare members with others cannot be judged; null if they can.</summary>
    public string? NoControlBecause => (Members.UserCount, Holdout.UserCount) switch
    {
        (_, 0) => "There are no holdout users: without people like the members that the generator never saw nobody can tell what an attack learns from the synthetic users. Keep some users out of training and give them as the holdout.",
        ( < FewestUsers, _) => $"There are {Members.UserCount} members with interactions; at least {FewestUsers} are needed.",
        (_, < FewestUsers) => $"There are {Holdout.UserCount} holdout users with interactions; at least {FewestUsers} are needed.",
        _ => null,
    };

    public SeededRandom Random(long purpose, long index = 0) => SeededRandom.For(Options.Seed, purpose, index);

    /// <summary>As many members as holdout users, drawn at random: both sides of a comparison are then of one size.</summary>
    /// <param name="most">The most of each.</param>
    public (Interactions Members, Interactions Others) EvenTargets(int most = int.MaxValue)
    {
        var count = Math.Min(Math.Min(Members.UserCount, Holdout.UserCount), most);
        return (Members.SelectUsers(Drawn(Members, count, 0)), Holdout.SelectUsers(Drawn(Holdout, count, 1)));
    }

    private int[] Drawn(Interactions users, int count, int side) => Random(RandomDraw.Targets, side).Permutation(users.UserCount)[..count];
}
