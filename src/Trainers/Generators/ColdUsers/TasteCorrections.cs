using System.Numerics.Tensors;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// By how much what is generated falls short of what real users take, along the directions in which tastes differ most (the leading singular vectors of the
/// real users' items): a regression on features for each, so that an item's correction is learnt from all items that go with it.
/// </summary>
internal sealed class TasteCorrections
{
    private readonly UserKinds kinds;
    private readonly FeatureContrasts contrasts;
    private readonly float[] directions;
    private readonly FeatureEffects[] effects;

    private TasteCorrections(UserKinds kinds, FeatureContrasts contrasts, float[] directions, FeatureEffects[] effects) =>
        (this.kinds, this.contrasts, this.directions, this.effects) = (kinds, contrasts, directions, effects);

    public static TasteCorrections Fit(Interactions training, UserKinds kinds, ExpectedShares generated, ColdUserOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var contrasts = new FeatureContrasts(kinds);
        if (options.TasteDirections == 0)
            return new(kinds, contrasts, [], []);
        var svd = new PureSvdOptions { ApproximationRank = options.TasteDirections, Seed = options.Seed, NumberOfThreads = options.NumberOfThreads };
        var subspace = new RightSingularSubspace(training, svd, progress, cancellationToken);
        var directions = subspace.Find(out var rank);
        var (means, within) = Along(subspace.Project(directions, rank), kinds, rank);
        for (var kind = 0; kind < kinds.Count; kind++)
        {
            var shares = generated.Under(kinds.Of(kind));
            for (var item = 0; item < shares.Length; item++)
            {
                for (var direction = 0; direction < rank; direction++)
                    means[direction][kind] -= shares[item] * (double)directions[(item * rank) + direction];
            }

            progress?.Report(new("comparing with real users", kind + 1, kinds.Count));
        }

        var regression = new FeatureRegression(kinds, contrasts);
        return new(kinds, contrasts, directions, [.. means.Zip(within, regression.Fit)]);
    }

    /// <summary>Adds what is missing under features to the shares that are generated under them.</summary>
    public void AddTo(Span<float> shares, ReadOnlySpan<float> features)
    {
        var (given, kind) = (contrasts.Of(features), kinds.IndexOf(features));
        var missing = Array.ConvertAll(effects, effect => (float)effect.Under(given, kind));
        for (var item = 0; item < shares.Length; item++)
            shares[item] += TensorPrimitives.Dot(missing, directions.AsSpan(item * missing.Length, missing.Length));
    }

    /// <summary>For each direction the mean of each kind's users, and the sum of the users' squared deviations from it.</summary>
    private static (double[][] Means, double[] Within) Along(float[] rows, UserKinds kinds, int rank)
    {
        var means = Enumerable.Range(0, rank).Select(_ => new double[kinds.Count]).ToArray();
        var within = new double[rank];
        for (var direction = 0; direction < rank; direction++)
        {
            foreach (var (at, kind) in kinds.KindOf.Index())
                means[direction][kind] += (double)rows[(kinds.Users[at] * rank) + direction] / kinds.Sizes[kind];
            foreach (var (at, kind) in kinds.KindOf.Index())
                within[direction] += Math.Pow(rows[(kinds.Users[at] * rank) + direction] - means[direction][kind], 2);
        }

        return (means, within);
    }
}
