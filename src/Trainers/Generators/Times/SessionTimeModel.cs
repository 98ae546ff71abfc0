namespace SynthRec.MLNet.Generators;

/// <summary>
/// Times as sessions: a new user spreads interactions as a real user with about as many does, begins sessions by the
/// weekly rhythm of all users, and takes no item before the training data first has it.
/// </summary>
internal sealed class SessionTimeModel : IDetailModel
{
    public const string FamilyName = "sessions";

    private const int MostProfiles = 20_000;
    private const int FewestNeighbours = 10;
    private const int NeighboursPerProfiles = 50;
    private const int MostAttempts = 16;
    private readonly SessionProfile[] profiles;
    private readonly int[] sizes;
    private readonly StartTimes starts;
    private readonly WeeklyRhythm rhythm;
    private readonly ItemChronology items;
    private readonly TimeGrid grid;

    private SessionTimeModel(SessionProfile[] profiles, StartTimes starts, WeeklyRhythm rhythm, ItemChronology items, TimeGrid grid)
    {
        (this.profiles, this.starts, this.rhythm, this.items, this.grid) = (profiles, starts, rhythm, items, grid);
        sizes = Array.ConvertAll(profiles, profile => profile.Size);
    }

    public string Family => FamilyName;

    public static SessionTimeModel Fit(Interactions data, int seed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var users = SequenceData.ActiveUsers(data);
        SeededRandom.For(seed, RandomPurpose.Times).Shuffle<int>(users);
        var items = ItemChronology.Of(data);
        var rhythm = new WeeklyRhythm();
        var profiles = new List<SessionProfile>();
        var starts = new List<(long, long)>();
        foreach (var user in users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var times = data.TimestampsOf(user).ToArray();
            Array.Sort(times);
            CountSessions(times, rhythm);
            if (profiles.Count == MostProfiles)
                continue;
            profiles.Add(SessionProfile.Of(times));
            starts.Add((StartTimes.EarliestStart(items.Earliest(data.ItemsOf(user)), times), times[0]));
        }

        progress?.Report(new("learning times", 1, 1));
        return new([.. profiles.OrderBy(profile => profile.Size)], StartTimes.Of(starts), rhythm, items, TimeGrid.Of(data.Timestamps));
    }

    public void Sample(BehaviourBatch batch)
    {
        batch.Timestamps = new long[batch.Count][];
        for (var user = 0; user < batch.Count; user++)
        {
            var random = batch.RandomOf(user, RandomPurpose.Times);
            var history = batch.HistoryTimesOf(user);
            batch.Timestamps[user] = history.IsEmpty ? Sample(batch.Items[user], random) : Sample(batch.Items[user], history, random);
        }
    }

    /// <summary>Ascending times of a new user, whatever the items: none before and none after the training data.</summary>
    public long[] Draw(int size, SeededRandom random)
    {
        if (size == 0)
            return [];
        long[]? shortest = null;
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var times = DrawAnywhere(size, random);
            MoveBy(starts.Draw(random) - times[0], times);
            if (times[0] >= grid.First && times[^1] <= grid.Last)
                return times;
            if (shortest is null || times[^1] - times[0] < shortest[^1] - shortest[0])
                shortest = times;
        }

        return Array.ConvertAll(shortest!, time => Math.Clamp(time, grid.First, grid.Last));
    }

    /// <summary>Ascending times of more interactions of a user, from a pause after the last one on; they may pass the end of the training data.</summary>
    public long[] DrawAfter(long last, int size, SeededRandom random)
    {
        if (size == 0)
            return [];
        var times = DrawAnywhere(size, random, last);
        return NotBefore([.. Enumerable.Repeat(last, size)], times);
    }

    public long[] Sample(ReadOnlySpan<int> set, SeededRandom random)
    {
        if (set.IsEmpty)
            return [];
        var earliest = items.Earliest(set);
        var times = Draw(earliest, random);
        return items.Assign(set, times, random);
    }

    /// <summary>Times of more items of a user: each a gap after one of the user's times, or when the item first comes if that is later.</summary>
    public long[] Sample(ReadOnlySpan<int> set, ReadOnlySpan<long> history, SeededRandom random)
    {
        var profile = DrawProfile(set.Length + history.Length, random);
        var last = grid.Last;
        foreach (var time in history)
            last = Math.Max(last, time);
        var times = new long[set.Length];
        for (var at = 0; at < times.Length; at++)
            times[at] = Math.Min(grid.Floor(history[random.NextInt32(history.Length)] + profile.DrawGap(random)), last);
        Array.Sort(times);
        return items.Assign(set, NotBefore(items.Earliest(set), times), random);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(profiles.Length);
        foreach (var profile in profiles)
            profile.Write(writer);
        starts.Write(writer);
        rhythm.Write(writer);
        items.Write(writer);
        grid.Write(writer);
    }

    public static SessionTimeModel Read(BinaryReader reader)
    {
        var profiles = new List<SessionProfile>();
        for (var count = reader.ReadInt32(); count > 0; count--)
            profiles.Add(SessionProfile.Read(reader));
        return new([.. profiles], StartTimes.Read(reader), WeeklyRhythm.Read(reader), ItemChronology.Read(reader), TimeGrid.Read(reader));
    }

    private static void CountSessions(long[] times, WeeklyRhythm rhythm)
    {
        for (int start = 0, end; start < times.Length; start = end)
        {
            end = start + 1;
            while (end < times.Length && times[end] - times[end - 1] <= SessionProfile.LongestGap)
                end++;
            rhythm.Count(times[start], end - start);
        }
    }

    /// <summary>Ascending times, none before the earliest that its place can have and none after the training data.</summary>
    private long[] Draw(long[] earliest, SeededRandom random)
    {
        long[]? closest = null;
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var times = DrawAnywhere(earliest.Length, random);
            var earliestStart = StartTimes.EarliestStart(earliest, times);
            MoveBy(starts.Draw(earliestStart, random) - times[0], times);
            if (times[0] < earliestStart)
                MoveBy(WeeklyRhythm.Week, times);
            if (times[^1] <= grid.Last)
                return NotBefore(earliest, times);
            if (closest is null || times[^1] < closest[^1])
                closest = times;
        }

        // Some items are too recent for a history of this length: it ends with the data, and they come when they first can.
        MoveBy(grid.Last - closest![^1] - WeeklyRhythm.Week, closest);
        return NotBefore(earliest, closest);
    }

    private static long[] NotBefore(long[] earliest, long[] times)
    {
        for (var at = 0; at < times.Length; at++)
            times[at] = Math.Max(times[at], earliest[at]);
        return times;
    }

    /// <summary>A history that begins somewhen in the week of the first interaction, or a pause after a given time.</summary>
    private long[] DrawAnywhere(int size, SeededRandom random, long? after = null)
    {
        var profile = DrawProfile(size, random);
        var pauses = profile.DrawPauses(size, random);
        var times = new long[size];
        times[0] = rhythm.Draw(() => grid.Floor(after is { } last && profile.Pauses > 0 ? last + profile.DrawPause(random) : (after ?? grid.First) + (long)(random.NextDouble() * WeeklyRhythm.Week)), random);
        for (var at = 1; at < size; at++)
        {
            var before = times[at - 1];
            times[at] = pauses[at]
                ? rhythm.Draw(() => grid.Floor(before + profile.DrawPause(random)), random)
                : grid.Floor(before + profile.DrawGap(random));
        }

        return times;
    }

    /// <summary>A user with about as many interactions.</summary>
    private SessionProfile DrawProfile(int size, SeededRandom random)
    {
        var at = Array.BinarySearch(sizes, size);
        at = at < 0 ? ~at : at;
        var reach = Math.Max(FewestNeighbours, profiles.Length / NeighboursPerProfiles) / 2;
        return profiles[Math.Clamp(at - reach + random.NextInt32((2 * reach) + 1), 0, profiles.Length - 1)];
    }

    /// <summary>Moves a history by the whole weeks nearest to the seconds given; whole weeks keep its rhythm.</summary>
    private void MoveBy(long seconds, long[] times)
    {
        var weeks = (long)Math.Round((double)seconds / WeeklyRhythm.Week);
        for (var at = 0; at < times.Length; at++)
            times[at] = grid.Floor(times[at] + (weeks * WeeklyRhythm.Week));
    }
}
