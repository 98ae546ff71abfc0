namespace SynthRec.MLNet.Generators;

/// <summary>Brings every feature to mean 0 and variance 1 over those it was fitted to; features that never vary become 0.</summary>
internal sealed class FeatureScale
{
    private const double SmallestDeviation = 1e-6;
    private readonly float[] means, factors;

    private FeatureScale(float[] means, float[] factors) => (this.means, this.factors) = (means, factors);

    public int Dimensions => means.Length;

    public static FeatureScale Fit(FeatureVectors features)
    {
        var (sums, squares) = (new double[features.Dimensions], new double[features.Dimensions]);
        for (var row = 0; row < features.Count; row++)
        {
            var vector = features.Of(row);
            for (var i = 0; i < vector.Length; i++)
                sums[i] += vector[i];
        }

        for (var row = 0; row < features.Count; row++)
        {
            var vector = features.Of(row);
            for (var i = 0; i < vector.Length; i++)
                squares[i] += Math.Pow(vector[i] - (sums[i] / features.Count), 2);
        }

        return new(
            Array.ConvertAll(sums, sum => (float)(sum / features.Count)),
            Array.ConvertAll(squares, square => Math.Sqrt(square / features.Count) is var deviation and > SmallestDeviation ? (float)(1 / deviation) : 0));
    }

    public float[] Apply(ReadOnlySpan<float> vector)
    {
        var scaled = new float[vector.Length];
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] = (vector[i] - means[i]) * factors[i];
        return scaled;
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteSingles(means);
        writer.WriteSingles(factors);
    }

    public static FeatureScale Read(BinaryReader reader) => new(reader.ReadSingles(), reader.ReadSingles());
}
