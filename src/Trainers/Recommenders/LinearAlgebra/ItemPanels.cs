using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SynthRec.MLNet.Recommenders;

/// <summary>
/// The vectors of the items, packed for the product of a block of users with all items: in panels of two SIMD registers of items,
/// factor after factor, so that a panel stays in the first cache while the users pass over it (Goto and van de Geijn 2008).
/// </summary>
/// <remarks>Every score is a chain of fused multiply-adds in the order of the factors, <see cref="Dot"/>, on any machine and in any block.</remarks>
internal sealed class ItemPanels
{
    private const int UsersAtOnce = 4;
    private static readonly int Width = 2 * Vector<float>.Count;

    private readonly int rank;
    private readonly int itemCount;
    private readonly float[] panels;

    public ItemPanels(ReadOnlySpan<float> items, int rank)
    {
        this.rank = rank;
        itemCount = items.Length / rank;
        panels = new float[checked((itemCount + Width - 1) / Width * Width * rank)];
        for (var item = 0; item < itemCount; item++)
        {
            for (var factor = 0; factor < rank; factor++)
                panels[(item / Width * rank + factor) * Width + item % Width] = items[item * rank + factor];
        }
    }

    /// <summary>The score of one pair, equal to the last bit to that of a block.</summary>
    public static float Dot(ReadOnlySpan<float> user, ReadOnlySpan<float> item)
    {
        var sum = 0f;
        for (var factor = 0; factor < user.Length; factor++)
            sum = MathF.FusedMultiplyAdd(user[factor], item[factor], sum);
        return sum;
    }

    /// <summary>Scores every item for users.</summary>
    /// <param name="users">The vectors of the users, one after the other.</param>
    /// <param name="scores">Receives the scores, user after user.</param>
    public void Score(ReadOnlySpan<float> users, Span<float> scores)
    {
        var count = users.Length / rank;
        for (var start = 0; start < itemCount; start += Width)
        {
            var panel = MemoryMarshal.Cast<float, Vector<float>>(panels.AsSpan(start * rank, Width * rank));
            var width = Math.Min(Width, itemCount - start);
            var user = 0;
            for (; user + UsersAtOnce <= count; user += UsersAtOnce)
                ScoreFour(panel, users.Slice(user * rank, UsersAtOnce * rank), scores[(user * itemCount + start)..], width);
            for (; user < count; user++)
                ScoreOne(panel, users.Slice(user * rank, rank), scores.Slice(user * itemCount + start, width));
        }
    }

    private void ScoreFour(ReadOnlySpan<Vector<float>> panel, ReadOnlySpan<float> users, Span<float> scores, int width)
    {
        var u0 = users[..rank];
        var u1 = users.Slice(rank, rank);
        var u2 = users.Slice(2 * rank, rank);
        var u3 = users.Slice(3 * rank, rank);
        Vector<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (var factor = 0; factor < u0.Length; factor++)
        {
            var (first, second) = (panel[2 * factor], panel[2 * factor + 1]);
            var (a, b, c, d) = (new Vector<float>(u0[factor]), new Vector<float>(u1[factor]), new Vector<float>(u2[factor]), new Vector<float>(u3[factor]));
            a0 = Vector.FusedMultiplyAdd(a, first, a0);
            a1 = Vector.FusedMultiplyAdd(a, second, a1);
            b0 = Vector.FusedMultiplyAdd(b, first, b0);
            b1 = Vector.FusedMultiplyAdd(b, second, b1);
            c0 = Vector.FusedMultiplyAdd(c, first, c0);
            c1 = Vector.FusedMultiplyAdd(c, second, c1);
            d0 = Vector.FusedMultiplyAdd(d, first, d0);
            d1 = Vector.FusedMultiplyAdd(d, second, d1);
        }

        Store(a0, a1, scores[..width]);
        Store(b0, b1, scores.Slice(itemCount, width));
        Store(c0, c1, scores.Slice(2 * itemCount, width));
        Store(d0, d1, scores.Slice(3 * itemCount, width));
    }

    private static void ScoreOne(ReadOnlySpan<Vector<float>> panel, ReadOnlySpan<float> user, Span<float> scores)
    {
        Vector<float> first = default, second = default;
        for (var factor = 0; factor < user.Length; factor++)
        {
            var value = new Vector<float>(user[factor]);
            first = Vector.FusedMultiplyAdd(value, panel[2 * factor], first);
            second = Vector.FusedMultiplyAdd(value, panel[2 * factor + 1], second);
        }

        Store(first, second, scores);
    }

    /// <summary>Writes as many of the two registers as there is room for: the last panel is padded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<float> first, Vector<float> second, Span<float> scores)
    {
        if (scores.Length == Width)
        {
            first.CopyTo(scores);
            second.CopyTo(scores[Vector<float>.Count..]);
            return;
        }

        for (var i = 0; i < scores.Length; i++)
            scores[i] = i < Vector<float>.Count ? first[i] : second[i - Vector<float>.Count];
    }
}
