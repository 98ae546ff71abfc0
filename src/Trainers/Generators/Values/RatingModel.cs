using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Values given a user's set of items: the user's bias and factors are drawn given the set, a latent value of each item is
/// drawn given them, and the latent values are cut into the levels of the training data, each as common as there.
/// </summary>
internal sealed class RatingModel : IDetailModel
{
    public const string FamilyName = "set-regressed-ratings";

    private const int NumberOfFactors = 15;
    private const int CalibrationDraws = 200_000;
    private const double LargestExplainedShare = 0.95;
    private readonly float[] levels;
    private readonly double[] items;
    private readonly Matrix<double> weights;
    private readonly Matrix<double> root;
    private double signal = 1;
    private double noise;
    private double[] thresholds = [];

    private RatingModel(float[] levels, double[] items, Matrix<double> weights, Matrix<double> root) =>
        (this.levels, this.items, this.weights, this.root) = (levels, items, weights, root);

    public string Family => FamilyName;

    public static RatingModel Fit(Interactions data, int seed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var scores = NormalScores.Of(data.Values);
        if (scores.Levels.Length == 1)
            return new(scores.Levels, new double[data.ItemCount], DenseMatrix.Create(3, 1, 0), DenseMatrix.Create(1, 1, 0));
        var random = SeededRandom.For(seed, RandomPurpose.Values);
        var matrix = new ScoreMatrix(data.Offsets.ToArray(), data.ItemIndices.ToArray(), Array.ConvertAll(data.Values.ToArray(), scores.ScoreOf));
        var factorization = BiasedFactorization.Fit(matrix, data.ItemCount, NumberOfFactors, random, progress, cancellationToken);
        var model = new RatingModel(scores.Levels, factorization.Items.Means, factorization.Users.Weights, factorization.Users.Covariance.Cholesky().Factor);
        model.Calibrate(data, scores, random, cancellationToken);
        return model;
    }

    public void Sample(BehaviourBatch batch)
    {
        batch.Values = new float[batch.Count][];
        for (var user = 0; user < batch.Count; user++)
            batch.Values[user] = Sample(batch.Items[user], batch.HistoryOf(user), batch.RandomOf(user, RandomPurpose.Values));
    }

    /// <summary>Draws the values of a new user's items.</summary>
    public float[] Sample(ReadOnlySpan<int> items, SeededRandom random) => Sample(items, [], random);

    /// <summary>Draws the values of items of a user who had others before.</summary>
    public float[] Sample(ReadOnlySpan<int> items, ReadOnlySpan<int> history, SeededRandom random)
    {
        var expected = Expected(items, [.. items, .. history], random);
        var values = new float[items.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = LevelOf((signal * expected[i]) + (noise * random.NextGaussian()));
        return values;
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteSingles(levels);
        writer.WriteDoubles(thresholds);
        writer.Write(signal);
        writer.Write(noise);
        writer.Write(weights.ColumnCount);
        writer.WriteDoubles(items);
        writer.WriteDoubles(weights.ToColumnMajorArray());
        writer.WriteDoubles(root.ToColumnMajorArray());
    }

    public static RatingModel Read(BinaryReader reader)
    {
        var levels = reader.ReadSingles();
        var thresholds = reader.ReadDoubles();
        var signal = reader.ReadDouble();
        var noise = reader.ReadDouble();
        var size = reader.ReadInt32();
        var items = reader.ReadDoubles();
        var weights = reader.ReadDoubles();
        return new(levels, items, new DenseMatrix(weights.Length / size, size, weights), new DenseMatrix(size, size, reader.ReadDoubles()))
        {
            signal = signal,
            noise = noise,
            thresholds = thresholds,
        };
    }

    /// <summary>
    /// Chooses the share of noise, so that cutting latent values into levels does not weaken what is known of them, and the
    /// thresholds, so that the levels drawn for the training users are as common as the real ones.
    /// </summary>
    private void Calibrate(Interactions data, NormalScores scores, SeededRandom random, CancellationToken cancellationToken)
    {
        var draws = new List<double>(CalibrationDraws);
        while (draws.Count < CalibrationDraws)
        {
            for (var user = 0; user < data.UserCount; user++)
                draws.AddRange(Expected(data.ItemsOf(user), data.ItemsOf(user), random));
            cancellationToken.ThrowIfCancellationRequested();
        }

        var latent = draws.ToArray();
        var mean = latent.Average();
        var variance = latent.Sum(draw => (draw - mean) * (draw - mean)) / latent.Length;
        signal = Math.Min(1 / scores.Variance, Math.Sqrt(LargestExplainedShare / variance));
        noise = Math.Sqrt(1 - (signal * signal * variance));
        for (var i = 0; i < latent.Length; i++)
            latent[i] = (signal * latent[i]) + (noise * random.NextGaussian());
        Array.Sort(latent);
        thresholds = Array.ConvertAll(scores.Cumulative[..^1], share => latent[Math.Min((int)(share * latent.Length), latent.Length - 1)]);
    }

    /// <summary>What is expected of some of a user's items, under a bias and factors drawn given the whole set.</summary>
    private double[] Expected(ReadOnlySpan<int> chosen, ReadOnlySpan<int> set, SeededRandom random)
    {
        var size = weights.ColumnCount;
        var user = GaussianLatents.Project(SetFeatures.Of(set, items, size), weights);
        var noise = new double[size];
        for (var i = 0; i < size; i++)
        {
            noise[i] = random.NextGaussian();
            for (var j = 0; j <= i; j++)
                user[i] += root[i, j] * noise[j];
        }

        var expected = new double[chosen.Length];
        for (var at = 0; at < expected.Length; at++)
        {
            var item = items.AsSpan(chosen[at] * size, size);
            var sum = user[0] + item[0];
            for (var i = 1; i < size; i++)
                sum += user[i] * item[i];
            expected[at] = sum;
        }

        return expected;
    }

    private float LevelOf(double latent)
    {
        var at = Array.BinarySearch(thresholds, latent);
        return levels[at < 0 ? ~at : at];
    }
}
