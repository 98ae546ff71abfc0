namespace SynthRec.MLNet.Evaluation;

/// <summary>The test users of all repetitions, the same in every arm.</summary>
internal sealed class ExperimentPopulation
{
    /// <summary>All of them.</summary>
    public JudgedUsers Tested { get; } = new();

    /// <summary>Those with a relevant held-out item, by whom lists are judged.</summary>
    public JudgedUsers Judged { get; } = new();

    /// <summary>Those with a held-out value, by whom predicted values are judged.</summary>
    public JudgedUsers Rated { get; } = new();

    public void Add(ExperimentSplit split, Interactions relevant, int repetition)
    {
        for (var user = 0; user < split.HeldOut.UserCount; user++)
        {
            var id = split.HeldOut.Users.GetText(user);
            Tested.Add(id, repetition);
            if (relevant.CountOf(user) > 0)
                Judged.Add(id, repetition);
            if (split.HeldOut.HasValues && split.HeldOut.CountOf(user) > 0)
                Rated.Add(id, repetition);
        }
    }
}
