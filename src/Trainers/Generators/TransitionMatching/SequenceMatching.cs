namespace SynthRec.MLNet.Generators;

/// <summary>
/// Chooses among items that a model has drawn for the next event of a sequence one that is missing, so that together many sequences
/// have what the model expects, and what the training data has of what enough users did: the error that one choice leaves behind is made good by later ones.
/// </summary>
/// <remarks>
/// Herding (Welling 2009; Chen, Welling and Smola 2010) from samples: where the counts of n independent draws miss what is expected by √n, those of n choices
/// miss it by about one. What follows an item, what comes two steps after it, items that are rare after the one before, repeats and ends are counted. Sequences take turns, in a fixed order.
/// </remarks>
internal sealed class SequenceMatching(SequenceTargets targets)
{
    /// <summary>As many batches of users as are drawn together before they are passed on.</summary>
    public const int MostBatches = 128;

    /// <summary>The number of items to choose from; more follow the counts closer.</summary>
    public const int Candidates = 64;

    /// <summary>How much less likely than an item drawn at random the chosen one may be, so that what the model is sure of stays.</summary>
    private const float LeastLikelihood = 1f / 3;

    /// <summary>What one time more that an item or an end should have come does to the logarithm of its chance; at 1 users of different kinds are mixed more than by the model.</summary>
    private const double Tilt = 0.5;

    /// <summary>Bounds the logarithm of what errors do to the chance of an item.</summary>
    private const double MostTilt = 10;

    private readonly HashedErrors errors = new();
    private readonly float[] endErrors = new float[Positions.Count];

    /// <summary>How many more times each item should have come after items that it is rare after, whichever they were: single such pairs hardly come twice.</summary>
    private readonly float[] rareErrors = new float[targets.Transitions.ItemCount];
    private readonly int[] steps = new int[targets.Transitions.ItemCount + 1];
    private readonly float[] repeatErrors = new float[targets.Repeats is null ? 0 : RepeatShares.Pasts * RepeatShares.Kinds];

    /// <summary>Expects an end after so many events as often as the data has it.</summary>
    /// <returns>What that adds to the log-odds that the sequence ends.</returns>
    public double ExpectEnd(int events)
    {
        if (targets.Ends.Of(events) is not { } share)
            return 0;
        ref var missing = ref endErrors[Positions.Of(events)];
        missing += share;
        return Math.Clamp(Tilt * missing, -MostTilt, MostTilt);
    }

    /// <summary>Counts a sequence that has ended after so many events.</summary>
    public void CountEnd(int events) => endErrors[Positions.Of(events)]--;

    /// <summary>Chooses an item.</summary>
    /// <param name="sequence">The sequence whose next item it is.</param>
    /// <param name="candidates">Items drawn from what the model expects next.</param>
    public int Choose(GrowingSequence sequence, ItemCandidates candidates)
    {
        var (last, beforeLast, items) = (sequence.LastItem, sequence.ItemBeforeLast, candidates.Items);
        var repeats = RepeatErrorsOf(sequence);
        var shares = Array.ConvertAll(items, item => targets.Transitions.ShareOf(last, item));
        steps[last]++;
        Expect(last, beforeLast, items, shares);
        var missing = items.Zip(shares, (item, share) => errors.Of(1, last, item) + (share * steps[last])).ToArray();
        var least = LeastLikelihood * candidates.Likelihoods[DrawByTargets(sequence, items, shares, missing, repeats)];
        var (chosen, most) = (-1, float.NegativeInfinity);
        for (var at = 0; at < items.Length; at++)
        {
            if (candidates.Likelihoods[at] < least)
                continue;
            var all = missing[at] + (shares[at] == 0 ? rareErrors[items[at]] : 0) + (beforeLast is { } earlier ? errors.Of(2, earlier, items[at]) : 0) + RepeatError(sequence, items[at], repeats);
            if (all > most)
                (chosen, most) = (at, all);
        }

        var item = items[chosen];
        rareErrors[item] -= shares[chosen] == 0 ? 1 : 0;
        errors.Of(1, last, item)--;
        if (beforeLast is { } before)
            errors.Of(2, before, item)--;
        if (!repeats.IsEmpty)
            repeats[sequence.Repeats.KindOf(item)]--;
        return item;
    }

    /// <summary>Adds what should come: what the training data does not tell, as often as it was drawn.</summary>
    private void Expect(int last, int? beforeLast, int[] candidates, float[] shares)
    {
        var each = (1 - targets.Transitions.ShareOf(last)) / shares.Count(share => share == 0);
        for (var at = 0; at < candidates.Length; at++)
        {
            if (shares[at] == 0)
            {
                errors.Of(1, last, candidates[at]) += each;
                rareErrors[candidates[at]] += each;
            }

            if (beforeLast is { } earlier)
                errors.Of(2, earlier, candidates[at]) += 1f / candidates.Length;
        }
    }

    /// <summary>Draws one of the candidates, rather one of what the training data has oftener: which one.</summary>
    private static int DrawByTargets(GrowingSequence sequence, int[] candidates, float[] shares, float[] missing, ReadOnlySpan<float> repeats)
    {
        var weights = new double[candidates.Length];
        var total = 0.0;
        for (var at = 0; at < weights.Length; at++)
        {
            var known = shares[at] == 0 ? 0 : missing[at];
            total += weights[at] = Math.Exp(Math.Clamp(Tilt * (known + RepeatError(sequence, candidates[at], repeats)), -MostTilt, MostTilt));
        }

        var point = sequence.Random.NextDouble() * total;
        var drawn = 0;
        while (drawn < weights.Length - 1 && (point -= weights[drawn]) >= 0)
            drawn++;
        return drawn;
    }

    private static float RepeatError(GrowingSequence sequence, int item, ReadOnlySpan<float> repeats) =>
        repeats.IsEmpty ? 0 : repeats[sequence.Repeats.KindOf(item)];

    /// <summary>How many more times each kind of repeat should have come after the past of the sequence, this event included; empty if that is left to the model.</summary>
    private Span<float> RepeatErrorsOf(GrowingSequence sequence)
    {
        if (targets.Repeats is null || sequence.Repeats.Past is not { } past || !targets.Repeats.Has(past))
            return [];
        var own = repeatErrors.AsSpan(past * RepeatShares.Kinds, RepeatShares.Kinds);
        var shares = targets.Repeats.Of(past);
        for (var kind = 0; kind < own.Length; kind++)
            own[kind] += shares[kind];
        return own;
    }
}
