using System.Globalization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Collects what a reader must know of the data.</summary>
internal sealed class UtilityNotes(UtilityOptions options)
{
    private readonly List<string> notes = [];

    public IReadOnlyList<string> All => notes;

    /// <summary>All users, or a random part of them if they are many.</summary>
    public Interactions SomeOf(Interactions users, string which)
    {
        if (users.UserCount <= options.MaximumTestUsers)
            return users;
        notes.Add($"Tested on {options.MaximumTestUsers} of the {users.UserCount} {which} users, drawn at random.");
        var order = SeededRandom.For(options.Seed, UtilityPurpose.RealTestUsers).Permutation(users.UserCount);
        return users.SelectUsers([.. order[..options.MaximumTestUsers].Order()]);
    }

    public void AddLeak(int testUsers) => notes.Add(
        $"No holdout was given: {testUsers} real users, drawn at random, are tested on and not trained on here. If the generator learnt from them, synthetic data knows the answers and its figures look better than they are. Give users whom the generator never saw as the holdout.");

    /// <summary>Notes test users who may be the same people as those trained on.</summary>
    public void AddSharedUsers(Interactions real, Interactions holdout)
    {
        var (shared, same) = (0, 0);
        var map = ItemMap.Between(holdout.Items, real.Items);
        for (var user = 0; user < holdout.UserCount; user++)
        {
            if (!real.Users.TryGetIndex(holdout.Users.GetText(user), out var other))
                continue;
            shared++;
            int[] items = [.. holdout.ItemsOf(user).ToArray().Select(item => map[item]).Order()];
            same += items.AsSpan().SequenceEqual(real.ItemsOf(other)) ? 1 : 0;
        }

        if (shared > 0)
            notes.Add($"{shared} of {holdout.UserCount} users of the holdout have the id of a real user, {same} of them with the same items. If they are the same people, figures look better than they are: a holdout must hold people whom nobody learnt from.");
    }

    public void AddUnknown(int unknown, int all, string whose)
    {
        if (unknown > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{unknown} of {all} {whose} interactions ({(double)unknown / all:P1}) are left out: no real user trained on has the item."));
    }
}
