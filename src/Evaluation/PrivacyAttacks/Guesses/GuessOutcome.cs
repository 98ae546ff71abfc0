namespace SynthRec.MLNet.Evaluation;

/// <summary>The guesses that an attack made with the synthetic users: of members, and of holdout users as the control.</summary>
/// <param name="Members">The guesses of members.</param>
/// <param name="Control">The guesses of holdout users.</param>
internal readonly record struct GuessOutcome(GuessCount Members, GuessCount Control)
{
    /// <summary>Guesses each of another user.</summary>
    public static GuessOutcome Of(IReadOnlyCollection<bool> members, IReadOnlyCollection<bool> others) => new(GuessCount.Of(members), GuessCount.Of(others));

    /// <summary>
    /// The risk that comes of having been learnt from: the success with members less that with the control, over 1 less that with the control,
    /// each by the middle of Wilson's interval; errors propagate (Giomi et al. 2023, equations 3 to 5).
    /// </summary>
    public Estimate Risk
    {
        get
        {
            var (attack, attackHalf) = Proportion.WilsonCentre(Members.Share, Members.Worth);
            var (control, controlHalf) = Proportion.WilsonCentre(Control.Share, Control.Worth);
            var risk = (attack - control) / (1 - control);
            var half = Math.Sqrt(Math.Pow(attackHalf / (1 - control), 2) + Math.Pow(controlHalf * (1 - attack) / Math.Pow(1 - control, 2), 2));
            return new(Math.Clamp(risk, 0, 1), Math.Clamp(risk - half, 0, 1), Math.Clamp(risk + half, 0, 1));
        }
    }
}
