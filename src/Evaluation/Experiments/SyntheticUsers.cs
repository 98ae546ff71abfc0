namespace SynthRec.MLNet.Evaluation;

/// <summary>Checks what a source of synthetic users made.</summary>
internal static class SyntheticUsers
{
    /// <exception cref="InvalidDataException">The interactions cannot stand beside the real ones.</exception>
    public static Interactions Checked(Interactions? synthetic, Interactions training)
    {
        if (synthetic is null || synthetic.Count == 0)
            throw new InvalidDataException("There are no synthetic interactions.");
        if (synthetic.ItemCount != training.ItemCount)
            throw new InvalidDataException($"The synthetic interactions have {synthetic.ItemCount} items and the real ones {training.ItemCount}. Both must have the same items.");
        if (training.HasValues && !synthetic.HasValues)
            throw new InvalidDataException($"The real interactions have values and the synthetic ones none. Generate values, or take the real ones without ({nameof(Interactions.WithoutValues)}).");
        if (!ReferenceEquals(synthetic.Items, training.Items))
            RequireSameItems(synthetic.Items, training.Items);
        return synthetic;
    }

    private static void RequireSameItems(Vocabulary synthetic, Vocabulary real)
    {
        for (var item = 0; item < real.Count; item++)
        {
            if (synthetic.GetText(item) != real.GetText(item))
                throw new InvalidDataException($"Item {item} is '{synthetic.GetText(item)}' in the synthetic interactions and '{real.GetText(item)}' in the real ones. Both must have the same items in the same order.");
        }
    }
}
