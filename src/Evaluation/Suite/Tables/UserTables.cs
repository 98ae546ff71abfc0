using Microsoft.ML;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// What is known of users beside their interactions, a row for each: age, gender, when they joined, favourite genres. The columns are judged one by one, in
/// pairs and together as a part of fidelity, and by classifiers as a part of utility.
/// </summary>
/// <param name="Real">The real users that the generator learnt from.</param>
/// <param name="Synthetic">The synthetic users, with columns of the same names and kinds.</param>
/// <param name="Holdout">Real users that the generator never saw, which classifiers are tested on; null tests on a part of the real ones, which a note says.</param>
/// <remarks>
/// Which columns are compared and how is in <see cref="FidelityOptions.Columns"/> and <see cref="FidelityOptions.Kinds"/> of <see cref="EvaluationOptions.Fidelity"/>.
/// NaN and empty text are missing values.
/// </remarks>
public sealed record UserTables(IDataView Real, IDataView Synthetic, IDataView? Holdout = null)
{
    /// <summary>
    /// The column of user ids: text, integers or keys, each user once. It is not compared, and only rows of users with interactions on the same side count, so
    /// that one view may serve for real and holdout users. Null: the column that is named as the users' of the interactions
    /// (<see cref="EvaluationOptions.Columns"/>); if the real table has none, all rows count.
    /// </summary>
    public string? IdColumn { get; init; }

    /// <summary>Columns that are not looked at, such as names and addresses.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>
    /// The columns that classifiers tell from all others: numbers or categories of 2 to 100 different values. Null: the sensitive attributes that the
    /// table holds.
    /// </summary>
    public IReadOnlyList<string>? Labels { get; init; }
}
