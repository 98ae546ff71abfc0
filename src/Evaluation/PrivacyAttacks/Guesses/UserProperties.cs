namespace SynthRec.MLNet.Evaluation;

/// <summary>The single properties of users: the items they have, and below 0 the number of their items.</summary>
internal sealed class UserProperties(Interactions users)
{
    private readonly ItemMatches takers = new(users);
    private readonly ILookup<int, int> ofSize = Enumerable.Range(0, users.UserCount).ToLookup(users.CountOf);

    /// <summary>The properties that one user has.</summary>
    public IEnumerable<int> OfOneUser() => Enumerable.Range(0, users.ItemCount).Where(item => takers.UsersWith(item) == 1)
        .Concat(ofSize.Where(of => of.Key > 0 && of.Count() == 1).Select(of => -of.Key).Order());

    /// <summary>The users with a property.</summary>
    public int[] HoldersOf(int property) => property >= 0 ? [.. takers.WithAll([property])] : [.. ofSize[-property]];
}
