namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>
/// Users whose taste is an angle that walks at random, by a normal step of a known deviation in each period; items sit at equal distances
/// on the circle and are taken in proportion to exp(κ cos(distance)). So the mean cosine between the items of two interactions that lie
/// L periods apart is that of the same period times exp(−L σ² / 2).
/// </summary>
internal static class WanderingTastes
{
    public const int ItemCount = 24;
    public const double StepDeviation = 0.5;
    public const int ActivePeriods = 8;
    public const int PerPeriod = 6;
    private const int AllPeriods = 14;
    private const double Concentration = 4;
    private const long Day = 86400;

    public static readonly TimeSpan Period = TimeSpan.FromDays(30);

    /// <summary>Noon of a Monday.</summary>
    private const long Start = 1_262_606_400;

    public static Interactions Draw(int users, int seed)
    {
        var rows = Enumerable.Range(0, users).Select(user => DrawUser(SeededRandom.For(seed, 0, user), user)).ToArray();
        return PlantedData.Of(ItemCount, rows);
    }

    /// <summary>For each user the mean cosine between interactions that lie so many periods apart; of a user without such, nothing.</summary>
    public static double[] Cosines(Interactions data, int lag) => [.. Enumerable.Range(0, data.UserCount).SelectMany<int, double>(user =>
    {
        var (items, times) = (data.ItemsOf(user).ToArray(), data.TimestampsOf(user).ToArray());
        var (sum, count) = (0.0, 0);
        for (var a = 0; a < items.Length; a++)
        {
            for (var b = 0; b < items.Length; b++)
            {
                if (a == b || PeriodOf(times[b]) - PeriodOf(times[a]) != lag)
                    continue;
                sum += Math.Cos(2 * Math.PI * (items[a] - items[b]) / ItemCount);
                count++;
            }
        }

        return count == 0 ? [] : [sum / count];
    })];

    public static int PeriodOf(long time) => (int)((time - Start) / (long)Period.TotalSeconds);

    private static (int, long)[] DrawUser(SeededRandom random, int user)
    {
        var angle = 2 * Math.PI * random.NextDouble();
        var begin = user == 0 ? 0 : random.NextInt32(AllPeriods - ActivePeriods + 1);
        var events = new List<(int, long)>();
        for (var period = 0; period < ActivePeriods; period++)
        {
            // A session of some minutes within the first days of each period; the very first begins the first period.
            var time = Start + ((begin + period) * (long)Period.TotalSeconds) + (user == 0 && period == 0 ? 0 : Day * (1 + random.NextInt32(5)) + random.NextInt32(3600));
            for (var at = 0; at < PerPeriod; at++)
                events.Add((DrawItem(angle, random), time + (60 * at)));
            angle += StepDeviation * random.NextGaussian();
        }

        return [.. events];
    }

    private static int DrawItem(double angle, SeededRandom random)
    {
        while (true)
        {
            var item = random.NextInt32(ItemCount);
            if (random.NextDouble() < Math.Exp(Concentration * (Math.Cos(angle - (2 * Math.PI * item / ItemCount)) - 1)))
                return item;
        }
    }
}
