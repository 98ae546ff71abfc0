namespace SynthRec.MLNet.Benchmarks;

/// <summary>Real users in the place of synthetic ones: a ceiling that gives everyone away.</summary>
internal static class RealUsers
{
    public static Interactions WithReplacement(Interactions training, int users, int seed)
    {
        var random = SeededRandom.For(seed);
        return training.SelectUsers([.. Enumerable.Range(0, users).Select(_ => random.NextInt32(training.UserCount))]);
    }
}
