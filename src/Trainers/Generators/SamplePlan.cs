namespace SynthRec.MLNet.Generators;

/// <summary>Which users of a request are drawn together: a batch, or several where users are matched with each other. A shard is of whole groups.</summary>
internal sealed class SamplePlan
{
    private readonly int requested;
    private readonly long batches, groups, firstGroup, endGroup;

    /// <summary>Makes a plan.</summary>
    /// <param name="request">What to draw.</param>
    /// <param name="mostTogether">The most batches of a group.</param>
    public SamplePlan(SampleRequest request, long mostTogether)
    {
        requested = request.UserCount;
        batches = Quotient(requested, GenerativeModel.UsersPerBatch);
        groups = Quotient(batches, mostTogether);
        firstGroup = groups * request.Shard / request.ShardCount;
        endGroup = groups * (request.Shard + 1) / request.ShardCount;
    }

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
