namespace SynthRec.MLNet.Evaluation;

/// <summary>Users with their interactions; real and synthetic ones number the items alike.</summary>
internal sealed record UserSample(Interactions Data) : ISample<UserSample>
{
    public int Count => Data.UserCount;

    public double[] Activity => [.. Enumerable.Range(0, Count).Select(user => (double)Data.CountOf(user))];

    public double[] Times => Array.ConvertAll(Data.Timestamps.ToArray(), time => (double)time);

    public double[] Ratings => Array.ConvertAll(Data.Values.ToArray(), value => (double)value);

    public UserSample Select(int[] chosen) => new(Data.SelectUsers(chosen));
}
