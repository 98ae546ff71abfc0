using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>A mini-batch of users, each cut at random into a visible and a hidden part.</summary>
internal sealed class MaskedUsers
{
    private readonly SparseRows hidden;

    private MaskedUsers(int count)
    {
        Count = count;
        Visible = new(count);
        hidden = new(count);
        Sizes = new float[2 * count];
    }

    public int Count { get; }

    public SparseRows Visible { get; }

    public float[] Sizes { get; }

    /// <summary>What a linear model without the row's user says of all items, row by row; null for no linear model.</summary>
    public float[]? Evidence { get; private set; }

    /// <summary>The conditions of the rows; null for none at all.</summary>
    public ConditionRows? Conditions { get; private set; }

    /// <summary>Cuts each user after a random order at a point uniform in 0 … n − 1.</summary>
    public static MaskedUsers Draw(Interactions data, int[] users, LinearEvidence? evidence, float activityWeight, SeededRandom random)
    {
        var total = users.Sum(user => Weight(data, user, activityWeight));
        var masked = new MaskedUsers(users.Length);
        var cuts = new (int[] Items, int Visible)[users.Length];
        for (var row = 0; row < users.Length; row++)
        {
            var items = data.ItemsOf(users[row]).ToArray();
            random.Shuffle<int>(items);
            var visible = random.NextInt32(items.Length);
            cuts[row] = (items, visible);
            masked.Visible.StartRow();
            foreach (var item in items.AsSpan(0, visible))
                masked.Visible.Add(item, 1 / MathF.Sqrt(visible));
            masked.hidden.StartRow();
            foreach (var item in items.AsSpan(visible))
                masked.hidden.Add((long)row * data.ItemCount + item, (float)(Weight(data, users[row], activityWeight) / total / (items.Length - visible)));
            (masked.Sizes[2 * row], masked.Sizes[2 * row + 1]) = MaskedSetNetwork.Features(visible, items.Length);
        }

        if (evidence is not null)
            masked.Evidence = EvidenceOf(cuts, evidence, data.ItemCount);
        return masked;
    }

    /// <summary>Tells the users' conditions, of a share of users none.</summary>
    public MaskedUsers Under(Conditions? known, int[] users, float dropout, SeededRandom random)
    {
        Conditions = known?.RowsOf(users, dropout, random);
        return this;
    }

    /// <summary>Several cuts of each user, in batches, the same ones at each call.</summary>
    public static IReadOnlyList<MaskedUsers> DrawRepeatedly(Interactions data, int[] users, int times, LinearEvidence? evidence, Conditions? conditions, MaskedSetOptions options)
    {
        var random = SeededRandom.For(options.Seed, RandomPurpose.HeldOutMasks);
        var all = Enumerable.Repeat(users, times).SelectMany(u => u);
        return [.. all.Chunk(options.BatchSize).Select(batch => Draw(data, batch, evidence, options.ActivityWeight, random).Under(conditions, batch, dropout: 0, random))];
    }

    /// <summary>The weighted mean over users of the mean negative log-probability of the hidden items.</summary>
    public Tensor Loss(Tensor logits)
    {
        using var scope = NewDisposeScope();
        return (-hidden.WeightedSum(nn.functional.log_softmax(logits, 1))).MoveToOuterDisposeScope();
    }

    private static double Weight(Interactions data, int user, float activityWeight) => Math.Pow(data.CountOf(user), activityWeight);

    private static float[] EvidenceOf((int[] Items, int Visible)[] cuts, LinearEvidence evidence, int itemCount)
    {
        var rows = new float[cuts.Length * itemCount];
        Parallel.For(0, cuts.Length, new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() }, row =>
        {
            var (items, visible) = cuts[row];
            evidence.FillWithoutUser(items.AsSpan(0, visible), items.AsSpan(visible), rows.AsSpan(row * itemCount, itemCount));
        });
        return rows;
    }
}
