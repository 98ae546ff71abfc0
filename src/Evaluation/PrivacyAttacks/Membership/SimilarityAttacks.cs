using System.Numerics.Tensors;

namespace SynthRec.MLNet.Evaluation;

/// <summary>The attacks that follow from how similar a target is to the synthetic users and to a reference population.</summary>
internal sealed class SimilarityAttacks(AttackSetting setting)
{
    public const string NearestName = "nearest, Jaccard";

    private readonly CommonItems synthetic = new(setting.Synthetic);

    public IReadOnlyList<AttackScores> Score(Interactions targets, Interactions referenceUsers)
    {
        var parallel = setting.Parallel;
        var reference = new CommonItems(referenceUsers);
        var kernel = SetKernel.For(setting.Synthetic, reference, parallel);
        var referenceOfSynthetic = kernel.Sums(setting.Synthetic, reference, parallel);
        var count = targets.UserCount;
        var (jaccard, cosine, copied, density, likelihood) = (new double[count], new double[count], new double[count], new double[count], new double[count]);
        synthetic.ForEachSimilarity(targets, parallel, (target, size, similarities) =>
        {
            jaccard[target] = TensorPrimitives.Max<float>(similarities);
            cosine[target] = LargestCosine(similarities, size, synthetic.Sizes);
            copied[target] = jaccard[target] == 1 ? size : 0;
            kernel.Apply(similarities);
            density[target] = Math.Log(TensorPrimitives.Sum<float>(similarities) / similarities.Length);
            TensorPrimitives.Divide(similarities, referenceOfSynthetic, similarities);
            TensorPrimitives.LogP1(similarities, similarities);
            likelihood[target] = TensorPrimitives.Sum<float>(similarities);
        });
        var distances = new double[count];
        reference.ForEachSimilarity(targets, parallel, (target, size, similarities) =>
        {
            // Half a step: one item more or less moves a distance by some 1 / (size + 1).
            var halfStep = 0.5 / (size + 1);
            distances[target] = Math.Log((1 - TensorPrimitives.Max<float>(similarities) + halfStep) / (1 - jaccard[target] + halfStep));
            kernel.Apply(similarities);
            density[target] -= Math.Log(TensorPrimitives.Sum<float>(similarities) / similarities.Length);
        });
        return
        [
            new("exact copy", "the number of items of the target if some synthetic user has exactly the same items, else 0", "Copy detection; Carlini et al. 2021 on memorisation", copied),
            new(NearestName, "the Jaccard similarity to the nearest synthetic user", "Chen et al. 2020 (GAN-Leaks)", jaccard),
            new("nearest, cosine", "the cosine similarity to the nearest synthetic user", "Chen et al. 2020 (GAN-Leaks)", cosine),
            new("nearest-neighbour density ratio", "the logarithm of the distance to the nearest reference user over that to the nearest synthetic user, half a step added to both; a ratio of densities by nearest neighbours", "van Breugel et al. 2023 (DOMIAS)", distances),
            new("kernel density ratio", "the logarithm of the mean kernel exp((J − 1) / h) with synthetic users over that with reference users, J the Jaccard similarity", "van Breugel et al. 2023 (DOMIAS)", density),
            new("likelihood ratio", "the sum over synthetic users of the logarithm of their kernel density under the reference with the target over that without", "Ward et al. 2025 (Gen-LRA)", likelihood),
        ];
    }

    /// <summary>With J the Jaccard similarity of sets of a and b items, J / (1 + J) · (a + b) are in common, of √(ab).</summary>
    private static double LargestCosine(ReadOnlySpan<float> similarities, int size, int[] sizes)
    {
        var largest = 0.0;
        for (var other = 0; other < similarities.Length; other++)
        {
            if (similarities[other] > 0)
                largest = Math.Max(largest, similarities[other] / (1.0 + similarities[other]) * (size + sizes[other]) / Math.Sqrt((double)size * sizes[other]));
        }

        return largest;
    }
}
