namespace SynthRec.MLNet.Generators;

/// <summary>
/// Factorizes scores into biases and factors of users and items by variational Bayes (Lim and Teh 2007), where the prior of
/// a user is a regression on the user's set of items and that of an item on its popularity (Agarwal and Chen 2009). Every
/// strength of regularisation is learnt from the data.
/// </summary>
internal sealed class BiasedFactorization
{
    private const int MostRounds = 40;
    private const double LeastImprovement = 1e-3;
    private const double StartingDeviation = 0.1;
    private const double StartingNoise = 0.7;

    private BiasedFactorization(GaussianLatents users, GaussianLatents items) => (Users, Items) = (users, items);

    public GaussianLatents Users { get; }

    public GaussianLatents Items { get; }

    public double NoiseVariance { get; private set; } = StartingNoise;

    public static BiasedFactorization Fit(ScoreMatrix byUser, int itemCount, int factors, SeededRandom random, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var size = 1 + factors;
        var byItem = byUser.Transpose(itemCount);
        var items = new GaussianLatents(itemCount, size, Popularity(byItem), StartingVariances(size, StartingDeviation * StartingDeviation));
        for (var i = 0; i < items.Means.Length; i++)
            items.Means[i] = i % size == 0 ? 0 : random.NextGaussian() * StartingDeviation;
        var users = new GaussianLatents(byUser.RowCount, size, Features(byUser, items), StartingVariances(size, 1));

        var model = new BiasedFactorization(users, items);
        for (var round = 1; round <= MostRounds; round++)
        {
            var before = model.NoiseVariance;
            model.Round(byUser, byItem, cancellationToken);
            progress?.Report(new("learning values", round, MostRounds, FormattableString.Invariant($"noise {Math.Sqrt(model.NoiseVariance):F4}")));
            if (Math.Abs(before - model.NoiseVariance) < LeastImprovement * before)
                break;
        }

        progress?.Report(new("learning values", MostRounds, MostRounds));
        return model;
    }

    private void Round(ScoreMatrix byUser, ScoreMatrix byItem, CancellationToken cancellationToken)
    {
        Users.Update(byUser, Items, NoiseVariance, cancellationToken);
        Users.UpdatePrior(byUser);
        var errors = Items.Update(byItem, Users, NoiseVariance, cancellationToken);
        Items.UpdatePrior(byItem);
        NoiseVariance = Math.Max(errors.Sum() / byUser.Scores.Length, 1e-3);
        Users.Features = Features(byUser, Items);
    }

    private static double[][] Features(ScoreMatrix byUser, GaussianLatents items)
    {
        var features = new double[byUser.RowCount][];
        for (var user = 0; user < features.Length; user++)
            features[user] = SetFeatures.Of(byUser.Columns.AsSpan(byUser.Offsets[user]..byUser.Offsets[user + 1]), items.Means, items.Size);
        return features;
    }

    private static double[][] Popularity(ScoreMatrix byItem)
    {
        var logs = new double[byItem.RowCount];
        for (var item = 0; item < logs.Length; item++)
            logs[item] = Math.Log(1 + byItem.Offsets[item + 1] - byItem.Offsets[item]);
        var mean = logs.Average();
        return Array.ConvertAll(logs, log => new[] { log - mean });
    }

    private static double[] StartingVariances(int size, double factorVariance)
    {
        var variances = new double[size];
        Array.Fill(variances, factorVariance);
        variances[0] = StartingNoise / 3;
        return variances;
    }
}
