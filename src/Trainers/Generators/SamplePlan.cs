namespace SynthRec.MLNet.Generators;

/// <summary>Which users of a request are drawn together: a batch, or as many batches as fit together where pairs are matched among them. A shard is of whole groups.</summary>
internal sealed class SamplePlan
{
    /// <summary>Matching costs memory for its users and for its items; more users than this would hardly be matched better.</summary>
    private const long MostBatchesTogether = 32;

    private readonly int requested;
    private readonly long batches, groups, firstGroup, endGroup;

    public SamplePlan(SampleRequest request, bool matched)
    {
        (requested, Matched) = (request.UserCount, matched);
        batches = Quotient(requested, GenerativeModel.UsersPerBatch);
        groups = matched ? Quotient(batches, MostBatchesTogether) : batches;
        firstGroup = groups * request.Shard / request.ShardCount;
        endGroup = groups * (request.Shard + 1) / request.ShardCount;
    }

    public bool Matched { get; }

    /// <summary>The first user of the shard.</summary>
    public int FirstUser => StartOf(firstGroup);

    /// <summary>The number of users of the shard.</summary>
    public int UserCount => StartOf(endGroup) - FirstUser;

    /// <summary>The first user of each group, and the one after the last; a group of nobody if the shard is empty.</summary>
    public IEnumerable<(int Start, int End)> Groups()
    {
        if (firstGroup == endGroup)
            yield return (FirstUser, FirstUser);
        for (var group = firstGroup; group < endGroup; group++)
            yield return (StartOf(group), StartOf(group + 1));
    }

    private int StartOf(long group) => (int)Math.Min(batches * group / groups * GenerativeModel.UsersPerBatch, requested);

    private static long Quotient(long dividend, long divisor) => (dividend + divisor - 1) / divisor;
}
