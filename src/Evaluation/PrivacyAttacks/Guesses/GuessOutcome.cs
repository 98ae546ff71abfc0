namespace SynthRec.MLNet.Evaluation;

/// <summary>How many guesses an attack made with the synthetic users and how many were right: of members, and of holdout users as the control.</summary>
/// <param name="Right">How many guesses of members were right.</param>
/// <param name="Guesses">How many were made.</param>
/// <param name="ControlRight">How many guesses of holdout users were right.</param>
/// <param name="ControlGuesses">How many were made.</param>
internal readonly record struct GuessOutcome(int Right, int Guesses, int ControlRight, int ControlGuesses)
{
    /// <summary>The guesses of as many members and holdout users.</summary>
    public static GuessOutcome Of(IReadOnlyCollection<bool> members, IReadOnlyCollection<bool> others) =>
        new(members.Count(right => right), members.Count, others.Count(right => right), others.Count);

    /// <summary>
    /// The risk that comes of having been learnt from: the success with members less that with the control, over 1 less that with the control,
    /// each by the middle of Wilson's interval; errors propagate (Giomi et al. 2023, equations 3 to 5).
    /// </summary>
    public Estimate Risk
    {
        get
        {
            var (attack, attackHalf) = Proportion.WilsonCentre(Right, Guesses);
            var (control, controlHalf) = Proportion.WilsonCentre(ControlRight, ControlGuesses);
            var risk = (attack - control) / (1 - control);
            var half = Math.Sqrt(Math.Pow(attackHalf / (1 - control), 2) + Math.Pow(controlHalf * (1 - attack) / Math.Pow(1 - control, 2), 2));
            return new(Math.Clamp(risk, 0, 1), Math.Clamp(risk - half, 0, 1), Math.Clamp(risk + half, 0, 1));
        }
    }
}
