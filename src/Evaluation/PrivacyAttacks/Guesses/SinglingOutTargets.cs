namespace SynthRec.MLNet.Evaluation;

/// <summary>The members and the holdout users who may be singled out, each among their like.</summary>
internal sealed class SinglingOutTargets(Interactions members, Interactions others)
{
    /// <summary>The members, then the holdout users.</summary>
    public Interactions All { get; } = ItemSets.Join(members, others);

    public int MemberCount => members.UserCount;

    /// <summary>What guesses are worth: one is right where it holds for exactly one user.</summary>
    /// <param name="sources">The synthetic user that each guess comes of.</param>
    /// <param name="holders">The users of <see cref="All"/> whom each guess holds for.</param>
    public GuessOutcome Outcome(IReadOnlyList<int> sources, IReadOnlyList<int[]> holders)
    {
        GuessCount Of(Func<int, bool> side) => DependentGuesses.Of(sources, [.. holders.Select(users => users.Where(side).Take(2).ToArray() is [var only] ? only : -1)]);
        return new(Of(user => user < MemberCount), Of(user => user >= MemberCount));
    }
}
