using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How many users took each pair of some popular items.</summary>
internal sealed class HeadPairs
{
    private readonly int[] counts;
    private readonly int[] head;
    private readonly int users;

    private HeadPairs(int[] head, int users) => (this.head, this.users, counts) = (head, users, new int[head.Length * head.Length]);

    /// <summary>Counts the pairs of the items that most interactions of both sides together are with.</summary>
    public static (HeadPairs Real, HeadPairs Synthetic) Of(Interactions real, Interactions synthetic, int headItems)
    {
        var popularity = real.ItemCounts().Zip(synthetic.ItemCounts(), (a, b) => (long)a + b).ToArray();
        int[] head = [.. Enumerable.Range(0, popularity.Length).Where(item => popularity[item] > 0).OrderByDescending(item => popularity[item]).Take(headItems)];
        return (Count(real, head), Count(synthetic, head));
    }

    /// <summary>All pairs, the first item being the more popular one.</summary>
    public IEnumerable<(int First, int Second)> Pairs => Enumerable.Range(0, head.Length).SelectMany(second => Enumerable.Range(0, second).Select(first => (first, second)));

    public int ItemOf(int at) => head[at];

    public int CountOf((int First, int Second) pair) => counts[(pair.First * head.Length) + pair.Second];

    public double ShareOf((int First, int Second) pair) => (double)CountOf(pair) / users;

    /// <summary>How many users would have both if the items were taken independently.</summary>
    public double ExpectedOf((int First, int Second) pair) => (double)counts[pair.First * (head.Length + 1)] * counts[pair.Second * (head.Length + 1)] / users;

    /// <summary>How many times as often as if the items were taken independently (Brin et al. 1997); half a user is added to either number, so that it is never 0.</summary>
    public double SmoothLiftOf((int First, int Second) pair) => (CountOf(pair) + 0.5) / (ExpectedOf(pair) + 0.5);

    public double LiftOf((int First, int Second) pair) => ExpectedOf(pair) is var expected && expected > 0 ? CountOf(pair) / expected : 0;

    private static HeadPairs Count(Interactions data, int[] head)
    {
        var places = new int[data.ItemCount];
        Array.Fill(places, -1);
        for (var at = 0; at < head.Length; at++)
            places[head[at]] = at;
        var pairs = new HeadPairs(head, data.UserCount);
        var taken = new List<int>();
        for (var user = 0; user < data.UserCount; user++)
        {
            taken.Clear();
            foreach (var item in TrainingData.DistinctItems(data, user))
            {
                if (places[item] >= 0)
                    taken.Add(places[item]);
            }

            foreach (var first in taken)
            {
                foreach (var second in taken)
                    pairs.counts[(first * head.Length) + second]++;
            }
        }

        return pairs;
    }
}
