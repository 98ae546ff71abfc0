namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>
/// Three arms and a context of −1 or 1 that is as often the one as the other. An arm's chance of a reward is 0.7, 0.5 or 0.6, plus 0.2 times the context for the first
/// arm and less it for the second. The log favours the third arm, the judged policy the first where the context is 1 and the second elsewhere.
/// </summary>
internal static class SimulatedBandit
{
    private static readonly double[] Logging = [0.2, 0.2, 0.6];

    /// <summary>Where the context is 1: 0.8 · 0.9 + 0.1 · 0.3 + 0.1 · 0.6; elsewhere 0.1 · 0.5 + 0.8 · 0.7 + 0.1 · 0.6.</summary>
    public const double Value = (0.81 + 0.67) / 2;

    public static (BanditLog Log, BanditPolicy Policy) Draw(int rounds, int seed)
    {
        var random = SeededRandom.For(seed);
        var (arms, rewards, propensities, contexts) = (new int[rounds], new double[rounds], new double[rounds], new float[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            contexts[round] = random.NextInt32(2) == 0 ? -1 : 1;
            var at = random.NextDouble();
            arms[round] = at < 0.2 ? 0 : at < 0.4 ? 1 : 2;
            propensities[round] = Logging[arms[round]];
            rewards[round] = random.NextDouble() < Chance(arms[round], contexts[round]) ? 1 : 0;
        }

        return (new(3, arms, rewards, propensities, contexts), (round, probabilities) =>
        {
            probabilities.Fill(0.1);
            probabilities[contexts[round] > 0 ? 0 : 1] = 0.8;
        });
    }

    private static double Chance(int arm, float context) => arm switch
    {
        0 => 0.7 + (0.2 * context),
        1 => 0.5 - (0.2 * context),
        _ => 0.6,
    };
}
