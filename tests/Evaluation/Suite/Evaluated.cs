using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>Thirds of real people, and what evaluations say of synthetic users whose worth is known. Each is run once.</summary>
internal static class Evaluated
{
    private static readonly Lazy<Interactions[]> Thirds = new(() =>
    {
        var data = RealData.MovieLensSmall;
        var counts = data.ItemCounts();
        var indices = data.ItemIndices.ToArray();
        var popular = data.Where(at => counts[indices[at]] >= 20).WithActivityAtLeast(5);
        var order = SeededRandom.For(7).Permutation(popular.UserCount);
        var third = popular.UserCount / 3;
        return [.. Enumerable.Range(0, 3).Select(part => popular.SelectUsers(order.AsSpan(part * third, third)))];
    });

    private static readonly Lazy<EvaluationReport> HalfReport = new(RunHalf);
    private static readonly Lazy<EvaluationReport> IndependentReport = new(() => FullEvaluation.Run(Real, Shuffled, Holdout, Options));
    private static readonly Lazy<EvaluationReport> CopierReport = new(() => FullEvaluation.Run(Real, Copies, Holdout, Options));

    public static EvaluationOptions Options { get; } = new()
    {
        Fidelity = new() { Folds = 2, Permutations = 99 },
        Utility = new() { Recommenders = [new Ease(), new ItemKnn()], NumberOfSplits = 1, LearningCurveShares = [0.5, 1] },
        NumberOfThreads = 2,
    };

    /// <summary>Attributes of people like the real ones, and what classifiers cannot tell of them.</summary>
    public static UserTables People { get; } = new(Person.View(Person.Draw(400, 1)), Person.View(Person.Draw(400, 2)), Person.View(Person.Draw(200, 3))) { Labels = ["Region", "Age"] };

    public static Interactions Real => Thirds.Value[0];

    public static Interactions Others => Thirds.Value[1];

    public static Interactions Holdout => Thirds.Value[2];

    /// <summary>Columns that know nothing of each other, drawn apart from those that scores are anchored by.</summary>
    public static Interactions Shuffled => ShuffledColumns.Of(Real, 99);

    /// <summary>Other real people, of whom a fifth gave way to copies.</summary>
    public static Interactions Copies
    {
        get
        {
            var copied = Real.UserCount / 5;
            return Others.SelectUsers([.. Enumerable.Range(copied, Others.UserCount - copied)]).Append(Real.SelectUsers([.. Enumerable.Range(0, copied)]));
        }
    }

    /// <summary>Other real people as synthetic users, and people of the same kind for their attributes: as good as data can be.</summary>
    public static EvaluationReport Half => HalfReport.Value;

    public static EvaluationReport Independent => IndependentReport.Value;

    public static EvaluationReport Copier => CopierReport.Value;

    /// <summary>Too few users for anything, with ids that are markup.</summary>
    public static EvaluationReport Few { get; } = FullEvaluation.Run(
        new(
            Vocabulary.FromText(["<b>u0</b>", "u1", "u2"]),
            Vocabulary.FromText(["<script>alert(1)</script>", "a&b\"'", "i2"]),
            [0, 2, 4, 6],
            [0, 1, 0, 2, 0, 1]),
        TestData.OfSets(3, [0, 1], [0, 2]).WithItems(["<script>alert(1)</script>", "a&b\"'", "i2"]),
        null,
        Options);

    private static EvaluationReport RunHalf() => FullEvaluation.Run(Real, Others, Holdout, Options with { UserTables = People, Fidelity = Person.Options with { Folds = 2 } });

    private static Interactions WithItems(this Interactions data, string[] ids) => new(data.Users, Vocabulary.FromText(ids), data.Offsets.ToArray(), data.ItemIndices.ToArray());
}
