namespace SynthRec.MLNet.Evaluation;

/// <summary>Which interactions count as ones to recommend.</summary>
internal static class RelevantItems
{
    /// <summary>The interactions from a value on; all if there is none.</summary>
    /// <exception cref="InvalidDataException">They are told by their values, and there are none.</exception>
    public static Interactions From(Interactions data, float? least)
    {
        if (least is null)
            return data;
        if (!data.HasValues)
            throw new InvalidDataException($"{nameof(ExperimentOptions.RelevantFrom)} is {least}, and the interactions have no values. Read them with {nameof(InteractionColumns)}.{nameof(InteractionColumns.Value)} set, or leave {nameof(ExperimentOptions.RelevantFrom)} out.");
        return data.Where(at => data.Values[at] >= least);
    }
}
