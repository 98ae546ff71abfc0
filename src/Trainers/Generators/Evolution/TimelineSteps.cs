namespace SynthRec.MLNet.Generators;

/// <summary>
/// The rows of a batch of timelines: first the first entries of all users, then the second ones of those who have one, and so on. Users
/// with more entries come first, so that those of a step are the first rows of the step before.
/// </summary>
internal sealed class TimelineSteps
{
    private readonly int[] ranks;
    private readonly int[] starts;

    public TimelineSteps(IReadOnlyList<Timeline> timelines)
    {
        int[] order = [.. Enumerable.Range(0, timelines.Count).OrderByDescending(user => timelines[user].Count)];
        ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
            ranks[order[rank]] = rank;
        starts = new int[(order.Length == 0 ? 0 : timelines[order[0]].Count) + 1];
        Rows = new (int, int)[timelines.Sum(timeline => timeline.Count)];
        for (int step = 0, row = 0; step < Count; step++)
        {
            foreach (var user in order.TakeWhile(user => timelines[user].Count > step))
                Rows[row++] = (user, step);
            starts[step + 1] = row;
        }
    }

    /// <summary>The number of steps.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The user and the entry of each row.</summary>
    public (int User, int Entry)[] Rows { get; }

    /// <summary>The first row of a step.</summary>
    public int StartOf(int step) => starts[step];

    /// <summary>The number of rows of a step; 0 after the last.</summary>
    public int CountOf(int step) => step < Count ? starts[step + 1] - starts[step] : 0;

    public int RowOf(int user, int entry) => starts[entry] + ranks[user];
}
