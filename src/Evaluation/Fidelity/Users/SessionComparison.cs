namespace SynthRec.MLNet.Evaluation;

/// <summary>Compares the sessions that users' interactions fall into.</summary>
internal static class SessionComparison
{
    private static readonly MetricDefinition Lengths = new("session length, Kolmogorov-Smirnov", "The largest difference between the distribution functions of the number of interactions of a session.");
    private static readonly MetricDefinition PerUser = new("sessions of a user, Kolmogorov-Smirnov", "The largest difference between the distribution functions of the number of sessions of a user who has any.");
    private static readonly MetricDefinition Gaps = new("log gap, Wasserstein-1", "The area between the distribution functions of ln(1 + seconds) between one interaction of a session and the next.");
    private static readonly MetricDefinition Repeats = new("repeat rate difference", "The difference between the mean shares of interactions of a session with an item that came before in it.");
    private static readonly MetricDefinition Bigrams = new("bigrams, total variation", "Half the sum of the differences between the shares of each pair of an item and the next in a session.");

    public static IReadOnlyList<Metric> Of(UserSample real, UserSample synthetic, FidelityOptions options)
    {
        MetricDefinition[] all = [Lengths, PerUser, Gaps, Repeats, Bigrams];
        if (!real.Data.HasTimestamps || !synthetic.Data.HasTimestamps)
            return [.. all.Select(one => one.NotDefined(null, $"The {(real.Data.HasTimestamps ? "synthetic" : "real")} interactions have no times."))];
        var (ofReal, ofSynthetic) = (Cut(real, options), Cut(synthetic, options));
        if (ofReal.Length == 0 || ofSynthetic.Length == 0)
            return [.. all.Select(one => one.NotDefined(null, $"There are no interactions on the {(ofReal.Length == 0 ? "real" : "synthetic")} side."))];
        var (sessions, others) = (ofReal.SelectMany(user => user).ToArray(), ofSynthetic.SelectMany(user => user).ToArray());
        return
        [
            Lengths.Of(null, SampleDistances.KolmogorovSmirnov(Array.ConvertAll(sessions, Length), Array.ConvertAll(others, Length))),
            PerUser.Of(null, SampleDistances.KolmogorovSmirnov(Array.ConvertAll(ofReal, user => (double)user.Length), Array.ConvertAll(ofSynthetic, user => (double)user.Length))),
            Compare(Gaps, sessions, others, session => session.Gaps.Select(double.LogP1), SampleDistances.Wasserstein),
            Repeats.Of(null, Math.Abs(sessions.Average(session => session.RepeatRate) - others.Average(session => session.RepeatRate))),
            Compare(Bigrams, sessions, others, session => session.Bigrams, SampleDistances.TotalVariation),
        ];
    }

    private static double Length(SessionSample session) => session.Items.Length;

    private static Metric Compare<T>(MetricDefinition definition, SessionSample[] real, SessionSample[] synthetic, Func<SessionSample, IEnumerable<T>> values, Func<T[], T[], double> distance)
    {
        T[] ofReal = [.. real.SelectMany(values)], ofSynthetic = [.. synthetic.SelectMany(values)];
        return ofReal.Length == 0 || ofSynthetic.Length == 0
            ? definition.NotDefined(null, $"No session has two interactions on the {(ofReal.Length == 0 ? "real" : "synthetic")} side.")
            : definition.Of(null, distance(ofReal, ofSynthetic));
    }

    /// <summary>The sessions of each user with interactions.</summary>
    private static SessionSample[][] Cut(UserSample users, FidelityOptions options) =>
        Array.ConvertAll(SessionSample.Of(users.Data, [.. Enumerable.Range(0, users.Data.ItemCount)]), history => history.CutAfter(options.SessionGap.TotalSeconds).ToArray());
}
