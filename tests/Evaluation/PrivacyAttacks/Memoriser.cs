using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>An overfitted generator: a share of its users are members drawn at random of whom a share of the items is exchanged, the others are strangers.</summary>
/// <param name="exchanged">The share of items that is exchanged; 0 copies.</param>
/// <param name="remembered">The share of users that are members; 0 makes a generator that does not depend on its members.</param>
internal sealed class Memoriser(double exchanged, double remembered = 1) : IGenerator
{
    public GenerativeModel Fit(Interactions data, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default) =>
        GenerativeModel.Complete(data, new Memory(data, exchanged, remembered), 0, progress, cancellationToken);

    private sealed class Memory(Interactions members, double exchanged, double remembered) : IBehaviourModel
    {
        public string Family => "memory of the tests";

        public void Sample(BehaviourBatch batch)
        {
            for (var user = 0; user < batch.Count; user++)
            {
                var random = batch.RandomOf(user, 1);
                batch.Items[user] = random.NextDouble() < remembered ? Blurred(members.ItemsOf(random.NextInt32(members.UserCount)), random) : MadeUpUsers.Set(random);
            }
        }

        public void Write(BinaryWriter writer) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        private int[] Blurred(ReadOnlySpan<int> items, SeededRandom random) =>
            [.. items.ToArray().Select(item => random.NextDouble() < exchanged ? random.NextInt32(members.ItemCount) : item).Distinct().Order()];
    }
}
