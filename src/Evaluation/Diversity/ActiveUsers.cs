namespace SynthRec.MLNet.Evaluation;

internal static class ActiveUsers
{
    /// <summary>The users with interactions.</summary>
    public static IEnumerable<int> Of(Interactions data) => Enumerable.Range(0, data.UserCount).Where(user => data.CountOf(user) > 0);
}
