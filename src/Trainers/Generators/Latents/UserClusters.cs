using System.Numerics.Tensors;

namespace SynthRec.MLNet.Generators;

/// <summary>Parts points into clusters around their means (k-means: Lloyd 1982), started as k-means++ does (Arthur and Vassilvitskii 2007).</summary>
internal static class UserClusters
{
    private const int MostRounds = 50;

    /// <summary>A cluster of fewer would tell of the few.</summary>
    private const int FewestPoints = 20;

    /// <summary>The cluster of each point, one of at most <paramref name="count"/>. The points of too small a cluster go to the nearest of the others.</summary>
    public static int[] Of(float[][] points, int count, SeededRandom random)
    {
        var centres = Start(points, count, random);
        var clusters = new int[points.Length];
        for (var round = 0; round < MostRounds; round++)
        {
            var next = Array.ConvertAll(points, point => Nearest(point, centres).Centre);
            if (round > 0 && next.AsSpan().SequenceEqual(clusters))
                break;
            clusters = next;
            for (var centre = 0; centre < centres.Count; centre++)
                centres[centre] = Mean(points, clusters, centre) ?? centres[centre];
        }

        var large = Enumerable.Range(0, centres.Count).Where(centre => clusters.Count(cluster => cluster == centre) >= FewestPoints).ToArray();
        if (large.Length == 0)
            return new int[points.Length];
        List<float[]> kept = [.. large.Select(centre => centres[centre])];
        return Array.ConvertAll(points, point => Nearest(point, kept).Centre);
    }

    private static List<float[]> Start(float[][] points, int count, SeededRandom random)
    {
        var centres = new List<float[]> { points[random.NextInt32(points.Length)] };
        while (centres.Count < count)
        {
            var squares = Array.ConvertAll(points, point => Math.Pow(Nearest(point, centres).Distance, 2));
            var place = random.NextDouble() * squares.Sum();
            var at = 0;
            while (at < points.Length - 1 && (place -= squares[at]) >= 0)
                at++;
            centres.Add(points[at]);
        }

        return centres;
    }

    private static (int Centre, float Distance) Nearest(float[] point, List<float[]> centres) =>
        centres.Select((centre, index) => (index, TensorPrimitives.Distance<float>(point, centre))).MinBy(pair => pair.Item2);

    private static float[]? Mean(float[][] points, int[] clusters, int cluster)
    {
        var sum = new float[points[0].Length];
        var count = 0;
        for (var at = 0; at < points.Length; at++)
        {
            if (clusters[at] != cluster)
                continue;
            TensorPrimitives.Add(sum, points[at], sum);
            count++;
        }

        if (count == 0)
            return null;
        TensorPrimitives.Divide(sum, count, sum);
        return sum;
    }
}
