using System.Numerics;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Counts how many items users have in common with each of many others, by the users of each item: pairs without common items cost nothing.</summary>
/// <param name="others">The users to compare with.</param>
internal sealed class CommonItems(Interactions others)
{
    private readonly ItemUsers takers = new(others);

    /// <summary>Looks at a user beside all others.</summary>
    /// <param name="user">The user.</param>
    /// <param name="items">The user's items, each once.</param>
    /// <param name="common">How many items the user has in common with each other.</param>
    public delegate void Visitor(int user, ReadOnlySpan<int> items, ReadOnlySpan<int> common);

    /// <summary>Looks at a user beside all others.</summary>
    /// <param name="user">The user.</param>
    /// <param name="size">How many different items the user has.</param>
    /// <param name="similarities">The Jaccard similarity to each other; the visitor may overwrite them.</param>
    public delegate void SimilarityVisitor(int user, int size, Span<float> similarities);

    /// <summary>The sets' sizes.</summary>
    public int[] Sizes { get; } = [.. Enumerable.Range(0, others.UserCount).Select(other => TrainingData.DistinctItems(others, other).Length)];

    /// <summary>Visits every user, several at once.</summary>
    public void ForEach(Interactions users, ParallelOptions parallel, Visitor visit) => Parallel.For(
        0,
        users.UserCount,
        parallel,
        () => new int[others.UserCount],
        (user, _, common) =>
        {
            var items = TrainingData.DistinctItems(users, user);
            Count(items, common);
            visit(user, items, common);
            return common;
        },
        static _ => { });

    /// <summary>Visits every user with its similarities, several at once.</summary>
    public void ForEachSimilarity(Interactions users, ParallelOptions parallel, SimilarityVisitor visit) => Parallel.For(
        0,
        users.UserCount,
        parallel,
        () => (Common: new int[others.UserCount], Similarities: new float[others.UserCount]),
        (user, _, buffers) =>
        {
            var items = TrainingData.DistinctItems(users, user);
            Count(items, buffers.Common);
            Jaccard(items.Length, buffers.Common, buffers.Similarities);
            visit(user, items.Length, buffers.Similarities);
            return buffers;
        },
        static _ => { });

    /// <summary>Counts the items of a set that each other has.</summary>
    /// <param name="items">The set, each item once.</param>
    /// <param name="common">Receives the number for each other.</param>
    public void Count<T>(ReadOnlySpan<int> items, T[] common)
        where T : struct, INumber<T>
    {
        Array.Clear(common);
        foreach (var item in items)
        {
            foreach (var other in takers.UsersOf(item))
                common[other]++;
        }
    }

    /// <summary>The Jaccard similarity of a set of a given size to each other.</summary>
    private void Jaccard(int size, ReadOnlySpan<int> common, Span<float> similarities)
    {
        for (var other = 0; other < similarities.Length; other++)
            similarities[other] = common[other] == 0 ? 0 : (float)common[other] / (size + Sizes[other] - common[other]);
    }
}
