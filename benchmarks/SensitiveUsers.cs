using SynthRec.MLNet.Evaluation;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>Gender and age group of the users of a MovieLens folder and of users made from them.</summary>
internal static class SensitiveUsers
{
    /// <summary>The labels of all sides. Synthetic and holdout users are like no real one in particular, so they have the labels of the real users in a random order.</summary>
    public static IReadOnlyList<SensitiveLabels> Read(string folder, Interactions real, Interactions synthetic, Interactions holdout)
    {
        var known = Demographics.Read(folder);
        Demographics[] ofReal = [.. Enumerable.Range(0, real.UserCount).Select(user => known[real.Users.GetText(user)])];
        SensitiveLabels Labels(string name, Func<Demographics, string> label)
        {
            UserGroups Groups(Interactions users, IReadOnlyList<int> order) =>
                new(name, Enumerable.Range(0, users.UserCount).Select(user => KeyValuePair.Create(users.Users.GetText(user), label(ofReal[order[user]]))));
            return new(Groups(real, [.. Enumerable.Range(0, ofReal.Length)]), Groups(synthetic, SeededRandom.For(1).Permutation(ofReal.Length)), Groups(holdout, SeededRandom.For(2).Permutation(ofReal.Length)));
        }

        return [Labels("gender", user => user.Gender), Labels("age group", user => user.AgeGroup)];
    }
}
