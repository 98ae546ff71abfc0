namespace SynthRec.MLNet.Generators;

/// <summary>Which share of users with the same features takes each item, by real and generated users.</summary>
internal sealed class ExpectedShares
{
    /// <summary>Users generated under everybody's features for each one under a cold user's, so that they add little noise.</summary>
    private const int UsersOfEverybody = 10;

    /// <summary>Keeps the share of an item that nobody takes above 0.</summary>
    private const double Smoothing = 1e-9;

    private readonly GenerativeModel generator;
    private readonly UserKinds kinds;
    private readonly ColdUserOptions options;
    private readonly CancellationToken cancellationToken;
    private readonly double[] underAll;

    public ExpectedShares(GenerativeModel generator, UserKinds kinds, ColdUserOptions options, CancellationToken cancellationToken)
    {
        (this.generator, this.kinds, this.options, this.cancellationToken) = (generator, kinds, options, cancellationToken);
        var rounds = (int)Math.Ceiling((double)UsersOfEverybody * options.Draws / kinds.Features.Count);
        underAll = new double[generator.Items.Count];
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (item, share) in Generated(kinds.Features, SeededRandom.For(options.Seed, RandomPurpose.Everybody, round).NextInt32(int.MaxValue)).Index())
                underAll[item] += share / rounds;
        }
    }

    /// <summary>The share of the real users with the same features and of the generated ones together who take each item.</summary>
    public float[] Under(ReadOnlySpan<float> features)
    {
        var (users, counts) = kinds.With(features);
        var generated = Generated(Repeated(features), options.Seed);
        var shares = new float[counts.Length];
        for (var item = 0; item < shares.Length; item++)
        {
            var share = kinds.Everybody[item] * generated[item] / underAll[item];
            shares[item] = (float)((counts[item] + (options.GeneratedUsers * share)) / (users + options.GeneratedUsers));
        }

        return shares;
    }

    private double[] Generated(FeatureVectors features, int seed)
    {
        var request = new SampleRequest
        {
            UserCount = features.Count, UserFeatures = features, ConditionStrength = options.ConditionStrength, Seed = seed, NumberOfThreads = options.NumberOfThreads,
        };
        return Array.ConvertAll(generator.Expect(request, cancellationToken), count => (count / features.Count) + Smoothing);
    }

    private FeatureVectors Repeated(ReadOnlySpan<float> features)
    {
        var all = new float[features.Length * options.Draws];
        for (var draw = 0; draw < options.Draws; draw++)
            features.CopyTo(all.AsSpan(draw * features.Length));
        return new(Vocabulary.FromText([.. Enumerable.Range(0, options.Draws).Select(draw => $"{draw}")]), features.Length, all);
    }
}
