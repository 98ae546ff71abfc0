namespace SynthRec.MLNet.Benchmarks;

/// <summary>Times for ratings that have none, to measure what times cost: every user begins some day in three years and rates in a random order, a minute apart, or days apart between sittings.</summary>
internal static class MadeUpTimes
{
    private const long Start = 956_700_000;
    private const double Days = 86_400, FirstDays = 1000 * Days, Pause = 60, Break = 5 * Days, ShareOfBreaks = 0.05;

    public static Interactions AddTo(Interactions ratings, int seed)
    {
        var times = new long[ratings.Count];
        for (var user = 0; user < ratings.UserCount; user++)
        {
            var random = SeededRandom.For(seed, index: user);
            var time = Start + (random.NextDouble() * FirstDays);
            foreach (var at in random.Permutation(ratings.CountOf(user)))
            {
                time -= Math.Log(1 - random.NextDouble()) * (random.NextDouble() < ShareOfBreaks ? Break : Pause);
                times[ratings.Offsets[user] + at] = (long)time;
            }
        }

        return new(ratings.Users, ratings.Items, [.. ratings.Offsets], [.. ratings.ItemIndices], ratings.HasValues ? [.. ratings.Values] : null, times);
    }
}
