using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>Draws users from a trained <see cref="MaskedSetNetwork"/>: from nothing, a growing number of items in each step.</summary>
internal sealed class MaskedSetBehaviour(MaskedSetNetwork network, MaskedSetOptions options, ActivityDistribution activity, int itemCount) : IBehaviourModel
{
    public const string FamilyName = "masked-set";

    public string Family => FamilyName;

    public void Sample(BehaviourBatch batch)
    {
        var users = new UserInProgress[batch.Count];
        for (var i = 0; i < users.Length; i++)
        {
            var random = batch.RandomOf(i, RandomPurpose.Sampling);
            users[i] = new(random, Math.Min(activity.Draw(random), itemCount), itemCount);
        }

        for (var step = 1; step <= options.SamplingSteps; step++)
            Step(users, (double)step / options.SamplingSteps, batch.Temperature);
        for (var i = 0; i < users.Length; i++)
        {
            users[i].Items.Sort();
            batch.Items[i] = [.. users[i].Items];
        }
    }

    private void Step(UserInProgress[] users, double time, float temperature)
    {
        var active = users.Where(user => user.WantedBy(time) > user.Items.Count).ToArray();
        if (active.Length == 0)
            return;
        var visible = new SparseRows(active.Length);
        var sizes = new float[2 * active.Length];
        for (var row = 0; row < active.Length; row++)
        {
            var items = active[row].Items;
            visible.StartRow();
            foreach (var item in items)
                visible.Add(item, 1 / MathF.Sqrt(items.Count));
            (sizes[2 * row], sizes[2 * row + 1]) = MaskedSetNetwork.Features(items.Count, active[row].Size);
        }

        using var _ = no_grad();
        using var logits = network.Forward(visible, sizes);
        var values = logits.data<float>().ToArray();
        Parallel.For(
            0,
            active.Length,
            new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() },
            () => new ItemDrawer(itemCount),
            (row, _, drawer) =>
            {
                var user = active[row];
                drawer.Draw(values.AsSpan(row * itemCount, itemCount), temperature, user.WantedBy(time) - user.Items.Count, user.Taken, user.Items, user.Random);
                return drawer;
            },
            static _ => { });
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(options.HiddenWidth);
        writer.Write(options.NumberOfBlocks);
        writer.Write(options.SamplingSteps);
        writer.Write(itemCount);
        activity.Write(writer);
        network.Weights.Write(writer);
    }

    public static MaskedSetBehaviour Read(BinaryReader reader)
    {
        var options = new MaskedSetOptions { HiddenWidth = reader.ReadInt32(), NumberOfBlocks = reader.ReadInt32(), SamplingSteps = reader.ReadInt32() };
        var itemCount = reader.ReadInt32();
        var activity = ActivityDistribution.Read(reader);
        var network = new MaskedSetNetwork(itemCount, options);
        network.Weights.Read(reader);
        return new(network, options, activity, itemCount);
    }

    public void Dispose() => network.Dispose();

    private sealed class UserInProgress(SeededRandom random, int size, int itemCount)
    {
        /// <summary>Above 1, early steps add few items, because they decide what the rest will be.</summary>
        private const double ScheduleExponent = 2;

        public SeededRandom Random => random;

        public int Size => size;

        public bool[] Taken { get; } = new bool[itemCount];

        public List<int> Items { get; } = new(size);

        public int WantedBy(double time) => Math.Max(1, (int)Math.Round(size * Math.Pow(time, ScheduleExponent)));
    }
}
