namespace SynthRec.MLNet.Evaluation;

/// <summary>Checks what is judged, and fits the options to it.</summary>
internal static class EvaluationInput
{
    /// <exception cref="InvalidDataException">The data cannot be judged at all.</exception>
    public static void Check(Interactions real, Interactions synthetic, Interactions? holdout, EvaluationNotes notes)
    {
        RequireInteractions(real, "real data", "Check the file and its filters.");
        RequireInteractions(synthetic, "synthetic data", "Check the file and its filters.");
        if (holdout is not null)
            RequireInteractions(holdout, "holdout", "Give real users that the generator never saw, or leave the holdout out.");
        if (Array.TrueForAll(ItemMap.Between(synthetic.Items, real.Items), item => item < 0))
            throw new InvalidDataException($"The real and the synthetic interactions have no item in common: real items are such as '{real.Items.GetText(0)}', synthetic ones such as '{synthetic.Items.GetText(0)}'. Give both the same ids.");
        NoteColumn(real.HasValues, synthetic.HasValues, "values", notes);
        NoteColumn(real.HasTimestamps, synthetic.HasTimestamps, "times", notes);
    }

    /// <summary>The options of the attacks with the labels of all sensitive attributes, unless they have some already.</summary>
    public static PrivacyOptions WithLabels(EvaluationOptions options, Interactions real, Interactions synthetic, Interactions? holdout) => options.Privacy.Attributes.Count > 0
        ? options.Privacy
        : options.Privacy with
        {
            Attributes = [.. options.SensitiveAttributes.Select(attribute => new AttributeLabels(
                attribute.Name,
                LabelsOf(attribute.Real, real, "real"),
                attribute.Synthetic is { } ofSynthetic ? LabelsOf(ofSynthetic, synthetic, "synthetic") : null,
                attribute.Holdout is { } ofHoldout && holdout is not null ? LabelsOf(ofHoldout, holdout, "holdout") : null))],
        };

    private static string[] LabelsOf(UserGroups groups, Interactions data, string whose) => Array.ConvertAll(groups.Of(data, whose), group => groups.Names[group]);

    private static void NoteColumn(bool real, bool synthetic, string what, EvaluationNotes notes)
    {
        if (real != synthetic)
            notes.Add($"The {(real ? "real" : "synthetic")} interactions have {what} and the {(real ? "synthetic" : "real")} ones have none, so nothing about {what} could be compared.");
    }

    private static void RequireInteractions(Interactions data, string what, string mend)
    {
        if (data.Count == 0)
            throw new InvalidDataException($"The {what} has no interactions ({data.UserCount} users, {data.ItemCount} items). {mend}");
    }
}
