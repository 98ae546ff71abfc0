using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// What is known of each user for taking an item of given attributes: how active the user is, how the attributes fit those of
/// the user's items (ridge regression from attributes to interactions), and how the factors expected of such an item
/// (ridge regression from attributes to singular vectors) fit the user's.
/// </summary>
internal sealed class Audience
{
    /// <summary>The number of features of a pair of user and item.</summary>
    public const int FeatureCount = 5;

    private readonly float[] activity;
    private readonly float[] inverseRoot;
    private readonly float[] profiles;
    private readonly float[] factors;
    private readonly float[] toProfile;
    private readonly float[] toFactors;

    private Audience(float[] activity, float[] profiles, float[] factors, float[] toProfile, float[] toFactors)
    {
        (this.activity, this.profiles, this.factors, this.toProfile, this.toFactors) = (activity, profiles, factors, toProfile, toFactors);
        inverseRoot = Array.ConvertAll(activity, log => MathF.Exp(-log / 2));
    }

    public int UserCount => activity.Length;

    /// <summary>Learns from interactions and the scaled attributes of their items, null for an item without.</summary>
    public static Audience Fit(Interactions data, float[]?[] attributes, int dimensions, NewItemOptions options, CancellationToken cancellationToken)
    {
        var counts = data.ItemCounts();
        var known = Enumerable.Range(0, data.ItemCount).Where(item => counts[item] > 0 && attributes[item] is not null).ToArray();
        var ridge = new RidgeSolver(DenseMatrix.OfRows(known.Length, dimensions, known.Select(item => attributes[item]!.Select(value => (double)value))), options.Lambda);
        var subspace = new RightSingularSubspace(data, new() { ApproximationRank = options.ApproximationRank, Seed = options.Seed, NumberOfThreads = options.NumberOfThreads }, null, cancellationToken);
        var vectors = subspace.Find(out var rank);
        var targets = DenseMatrix.OfRows(known.Length, rank, known.Select(item => vectors.AsSpan(item * rank, rank).ToArray().Select(value => (double)value)));

        var activity = new float[data.UserCount];
        var profiles = new float[data.UserCount * dimensions];
        var factors = new float[data.UserCount * rank];
        for (var user = 0; user < data.UserCount; user++)
        {
            activity[user] = MathF.Log(data.CountOf(user) + 0.5f);
            foreach (var item in data.ItemsOf(user))
            {
                Add(attributes[item], profiles.AsSpan(user * dimensions, dimensions));
                Add(vectors.AsSpan(item * rank, rank), factors.AsSpan(user * rank, rank));
            }
        }

        return new(activity, profiles, factors, ToSingles(ridge.Inverse), ToSingles(ridge.Solve(targets).Transpose()));
    }

    /// <summary>Describes every user to an item: blocks of one feature of all users.</summary>
    public void Describe(ReadOnlySpan<float> attributes, Span<float> features)
    {
        var count = UserCount;
        activity.CopyTo(features);
        var byRoot = features.Slice(count, count);
        Products(profiles, Transform(toProfile, attributes), byRoot);
        TensorPrimitives.Multiply(byRoot, inverseRoot, byRoot);
        TensorPrimitives.Multiply(byRoot, inverseRoot, features.Slice(2 * count, count));
        var factorsByRoot = features.Slice(3 * count, count);
        Products(factors, Transform(toFactors, attributes), factorsByRoot);
        TensorPrimitives.Multiply(factorsByRoot, inverseRoot, factorsByRoot);
        TensorPrimitives.Multiply(factorsByRoot, inverseRoot, features.Slice(4 * count, count));
    }

    public void Write(BinaryWriter writer)
    {
        foreach (var array in new[] { activity, profiles, factors, toProfile, toFactors })
            writer.WriteSingles(array);
    }

    public static Audience Read(BinaryReader reader) =>
        new(reader.ReadSingles(), reader.ReadSingles(), reader.ReadSingles(), reader.ReadSingles(), reader.ReadSingles());

    private static float[] Transform(float[] matrix, ReadOnlySpan<float> vector)
    {
        var result = new float[matrix.Length / vector.Length];
        Products(matrix, vector, result);
        return result;
    }

    private static void Products(float[] rows, ReadOnlySpan<float> vector, Span<float> results)
    {
        for (var row = 0; row < results.Length; row++)
            results[row] = TensorPrimitives.Dot(rows.AsSpan(row * vector.Length, vector.Length), vector);
    }

    private static void Add(ReadOnlySpan<float> vector, Span<float> sum)
    {
        if (!vector.IsEmpty)
            TensorPrimitives.Add(sum, vector, sum);
    }

    private static float[] ToSingles(Matrix<double> matrix) => Array.ConvertAll(matrix.ToRowMajorArray(), value => (float)value);
}
