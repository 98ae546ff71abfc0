namespace SynthRec.MLNet;

/// <summary>Pairs of a user and an item that the user did not take, as interactions of a low value.</summary>
public static class NegativeSampling
{
    /// <summary>The default number of negatives for each item of a user.</summary>
    public const int DefaultNegativesPerItem = 4;

    private const long RandomPurpose = 0x4E4547;

    /// <summary>
    /// These interactions and, for each item that a user took, some items that the user did not take, with a low value: a recommender
    /// that predicts values then learns who takes what, and not only what those who took an item thought of it.
    /// </summary>
    /// <remarks>
    /// Items are drawn without replacement, each alike (user-oriented sampling: Pan et al., "One-class collaborative filtering", 2008).
    /// An item that nobody took is never drawn, since nobody had the choice, and a user who has no such items left gets fewer.
    /// Interactions without values count as 1. Times and event types are dropped, for what did not happen has none.
    /// </remarks>
    /// <param name="data">The interactions, generated ones included.</param>
    /// <param name="perItem">The number of negatives for each different item of a user, at least 1.</param>
    /// <param name="value">The value of a negative, finite.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="perItem"/> or <paramref name="value"/> is out of range.</exception>
    public static Interactions WithNegatives(this Interactions data, int perItem = DefaultNegativesPerItem, float value = 0, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(perItem, 1);
        if (!float.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "The value of negatives must be a finite number.");
        var items = new List<int>(data.Count);
        var values = new List<float>(data.Count);
        var offsets = new int[data.UserCount + 1];
        var choice = new Choice(data);
        for (var user = 0; user < data.UserCount; user++)
        {
            var own = data.ItemsOf(user);
            var negatives = choice.Draw(own, perItem, SeededRandom.For(seed, RandomPurpose, user));
            for (int at = 0, negative = 0; at < own.Length || negative < negatives.Length;)
            {
                if (negative == negatives.Length || (at < own.Length && own[at] < negatives[negative]))
                {
                    items.Add(own[at]);
                    values.Add(data.HasValues ? data.ValuesOf(user)[at] : 1);
                    at++;
                }
                else
                {
                    items.Add(negatives[negative]);
                    values.Add(value);
                    negative++;
                }
            }

            offsets[user + 1] = items.Count;
        }

        return new(data.Users, data.Items, offsets, [.. items], [.. values]);
    }

    /// <summary>The items that anybody took, of which a user gets some that the user did not take.</summary>
    private sealed class Choice
    {
        private readonly int[] taken;
        private readonly int[] free;
        private readonly bool[] isOwn;

        public Choice(Interactions data)
        {
            var counts = data.ItemCounts();
            taken = [.. Enumerable.Range(0, data.ItemCount).Where(item => counts[item] > 0)];
            free = new int[taken.Length];
            isOwn = new bool[data.ItemCount];
        }

        /// <summary>Items ascending, valid until the next draw.</summary>
        public ReadOnlySpan<int> Draw(ReadOnlySpan<int> own, int perItem, SeededRandom random)
        {
            var distinct = 0;
            foreach (var item in own)
            {
                distinct += isOwn[item] ? 0 : 1;
                isOwn[item] = true;
            }

            var left = 0;
            foreach (var item in taken)
            {
                if (!isOwn[item])
                    free[left++] = item;
            }

            foreach (var item in own)
                isOwn[item] = false;

            // The first steps of a shuffle (Durstenfeld 1964).
            var count = (int)Math.Min(left, (long)perItem * distinct);
            for (var at = 0; at < count; at++)
            {
                var other = at + random.NextInt32(left - at);
                (free[at], free[other]) = (free[other], free[at]);
            }

            Array.Sort(free, 0, count);
            return free.AsSpan(0, count);
        }
    }
}
