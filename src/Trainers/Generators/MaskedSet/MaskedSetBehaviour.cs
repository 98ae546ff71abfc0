using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws users from a trained <see cref="MaskedSetNetwork"/>: from nothing or a history, a growing number of items in each step.</summary>
internal sealed class MaskedSetBehaviour : IBehaviourModel
{
    public const string FamilyName = "masked-set";

    /// <summary>Users that one thread draws after each other; sums over them do not depend on the number of threads.</summary>
    private const int UsersPerThread = 16;

    private readonly MaskedSetNetwork network;
    private readonly MaskedSetOptions options;
    private readonly ActivityDistribution activity;
    private readonly LinearEvidence? evidence;
    private readonly ItemPopularity popularity;
    private readonly float guidance;
    private readonly ItemOffsets offsets;

    public MaskedSetBehaviour(MaskedSetNetwork network, MaskedSetOptions options, ActivityDistribution activity, LinearEvidence? evidence, ItemPopularity popularity, float guidance, ItemOffsets offsets)
    {
        (this.network, this.options, this.activity, this.evidence, this.popularity) = (network, options, activity, evidence, popularity);
        (this.guidance, this.offsets) = (guidance, offsets);
    }

    public string Family => FamilyName;

    private int ItemCount => popularity.ItemCount;

    public void Sample(BehaviourBatch batch)
    {
        var users = new GrowingUser[batch.Count];
        for (var i = 0; i < users.Length; i++)
        {
            var history = batch.HistoryOf(i);
            users[i] = new(batch.RandomOf(i, RandomPurpose.Sampling), Math.Min(activity.SizeAbove(history.Length, batch.PlaceOf(i)), ItemCount), history, batch.ConditionOf(i), evidence);
        }

        var drawers = Enumerable.Range(0, (users.Length + UsersPerThread - 1) / UsersPerThread).Select(_ => new ItemDrawer(ItemCount)).ToArray();
        var counts = batch.Expected is null ? [] : Array.ConvertAll(drawers, _ => new ExpectedCounts(ItemCount));
        for (var step = 1; step <= options.SamplingSteps; step++)
            Step(users, Math.Pow((double)step / options.SamplingSteps, options.StepGrowth), batch, drawers, counts);
        foreach (var count in counts)
            batch.Expected!.Add(count);
        for (var i = 0; i < users.Length; i++)
            batch.Items[i] = users[i].Drawn;
    }

    /// <summary>Makes items as popular among generated users as <see cref="MaskedSetOptions.PopularityExponent"/> says.</summary>
    public void Calibrate(int trialUsers, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var wanted = popularity.Flattened(options.PopularityExponent);
        for (var round = 0; round < options.CalibrationRounds; round++)
        {
            var expected = new ExpectedCounts(ItemCount);
            var request = new SampleRequest { UserCount = trialUsers, Seed = SeededRandom.For(options.Seed, RandomPurpose.Calibration, round).NextInt32(int.MaxValue) };
            for (var user = 0; user < trialUsers; user += GenerativeModel.UsersPerBatch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Sample(new(user, Math.Min(GenerativeModel.UsersPerBatch, trialUsers - user), request, histories: null, expected: expected));
            }

            offsets.Correct(wanted, expected.Sums);
            progress?.Report(new("calibrating", round + 1, options.CalibrationRounds));
        }
    }

    private void Step(GrowingUser[] users, double share, BehaviourBatch batch, ItemDrawer[] drawers, ExpectedCounts[] expected)
    {
        var growing = users.Where(user => user.WantedAt(share) > user.Items.Count).ToArray();
        if (growing.Length == 0)
            return;
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var sizes = SizesOf(growing);
        var logits = Logits(growing, sizes, batch.ConditionStrength).cpu();
        var weights = evidence is null ? [] : network.EvidenceWeights(sizes);
        Parallel.For(0, (growing.Length + UsersPerThread - 1) / UsersPerThread, new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() }, part =>
        {
            var scratch = new float[2 * (evidence?.Count ?? 0)];
            for (var row = part * UsersPerThread; row < Math.Min((part + 1) * UsersPerThread, growing.Length); row++)
            {
                var user = growing[row];
                var count = user.WantedAt(share) - user.Items.Count;
                var own = MemoryMarshal.Cast<byte, float>(logits.bytes).Slice(row * ItemCount, ItemCount);
                evidence?.AddTo(own, user.EvidenceSum(), weights[2 * row], weights[(2 * row) + 1], scratch);
                TensorPrimitives.MultiplyAdd(own, guidance, offsets.Values, own);
                if (expected.Length > 0)
                    expected[part].Add(own, count, CollectionsMarshal.AsSpan(user.Items));
                drawers[part].Draw(own, batch.Temperature, count, user.Items, user.Random);
            }
        });
    }

    private static float[] SizesOf(GrowingUser[] users)
    {
        var sizes = new float[2 * users.Length];
        for (var row = 0; row < users.Length; row++)
            (sizes[2 * row], sizes[(2 * row) + 1]) = MaskedSetNetwork.Features(users[row].Items.Count, users[row].Size);
        return sizes;
    }

    /// <summary>The logits of all items by the network, without the evidence: users × items.</summary>
    private Tensor Logits(GrowingUser[] users, float[] sizes, float strength)
    {
        using var scope = NewDisposeScope();
        var visible = new SparseRows(users.Length);
        foreach (var user in users)
        {
            visible.StartRow();
            foreach (var item in user.Items)
                visible.Add(item, 1 / MathF.Sqrt(user.Items.Count));
        }

        var conditions = strength == 0 ? null : ConditionsOf(users);
        var logits = network.Forward(visible, sizes, evidence: null, conditions);
        if (conditions is not null && strength != 1)
            logits = network.Forward(visible, sizes, evidence: null).MoveTowardsInPlace(logits, strength);
        return logits.MoveToOuterDisposeScope();
    }

    private Tensor? ConditionsOf(GrowingUser[] users)
    {
        var rows = new ConditionRows(users.Length, network.ConditionDimensions);
        for (var row = 0; row < users.Length; row++)
            rows.Set(row, users[row].Condition);
        return rows.AnyKnown ? rows.ToTensor(network.Weights.Device) : null;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(options.HiddenWidth);
        writer.Write(options.NumberOfBlocks);
        writer.Write(options.SamplingSteps);
        writer.Write(options.StepGrowth);
        writer.Write(network.ConditionDimensions);
        writer.Write(guidance);
        popularity.Write(writer);
        offsets.Write(writer);
        activity.Write(writer);
        writer.Write(evidence is not null);
        evidence?.Write(writer);
        network.Weights.Write(writer);
    }

    public static MaskedSetBehaviour Read(BinaryReader reader)
    {
        var options = new MaskedSetOptions
        {
            HiddenWidth = reader.ReadInt32(),
            NumberOfBlocks = reader.ReadInt32(),
            SamplingSteps = reader.ReadInt32(),
            StepGrowth = reader.ReadSingle(),
        };
        var conditionDimensions = reader.ReadInt32();
        var guidance = reader.ReadSingle();
        var popularity = ItemPopularity.Read(reader);
        var offsets = ItemOffsets.Read(reader);
        var activity = ActivityDistribution.Read(reader);
        var evidence = reader.ReadBoolean() ? LinearEvidence.Read(reader) : null;
        var network = new MaskedSetNetwork(popularity.ItemCount, options, conditionDimensions);
        network.Weights.Read(reader);
        return new(network, options, activity, evidence, popularity, guidance, offsets);
    }

    public void Dispose() => network.Dispose();
}
