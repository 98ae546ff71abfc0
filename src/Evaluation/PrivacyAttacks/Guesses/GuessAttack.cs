namespace SynthRec.MLNet.Evaluation;

/// <summary>An attack by guesses, and how its success is reported.</summary>
/// <param name="Name">The attack's name.</param>
/// <param name="Definition">What a guess is and when it is right.</param>
/// <param name="Source">Who proposed the attack.</param>
internal sealed record GuessAttack(string Name, string Definition, string Source)
{
    private const string Giomi = "Giomi, Boenisch, Wehmeyer and Tasnádi 2023 (Anonymeter)";
    private const string RiskName = "Risk";

    public static GuessAttack OfAnonymeter(string name, string definition) => new(name, definition, Giomi);

    /// <summary>What the p-value is of.</summary>
    public string Test { get; init; } = "that of Fisher's exact test";

    /// <summary>What the interval of the rates is.</summary>
    public string IntervalName { get; init; } = "Wilson's interval";

    private string RiskDefinition => $"The success with members less that with as many holdout users, over 1 less that with holdout users, cut to 0 … 1; the p-value, one-sided, is {Test}. {Definition}";

    /// <summary>The risk and the two rates it is made of.</summary>
    /// <param name="outcome">How many guesses were right.</param>
    /// <param name="pValue">The p-value of <see cref="Test"/>; null for Fisher's, which takes guesses as independent.</param>
    public IReadOnlyList<Metric> Report(GuessOutcome outcome, double? pValue = null) =>
    [
        Metric.Of(RiskName, Name, outcome.Risk.Value, RiskDefinition) with
        {
            Source = Source,
            Interval = outcome.Risk,
            PValue = pValue ?? Proportion.PValueOfExcess(outcome.Members.Right, outcome.Members.Made, outcome.Control.Right, outcome.Control.Made),
            Floor = 0,
        },
        Rate("Success with members", outcome.Members) with { Floor = outcome.Control.Share },
        Rate("Success with holdout users", outcome.Control),
    ];

    /// <summary>The success of guesses made without the synthetic users.</summary>
    public Metric ReportNaive(GuessCount guesses) => Rate("Success without synthetic users", guesses);

    public IReadOnlyList<Metric> NotDefined(string reason) => [Metric.NotDefined(RiskName, Name, reason, RiskDefinition) with { Source = Source }];

    private Metric Rate(string name, GuessCount guesses) =>
        Metric.Of(name, Name, guesses.Share, $"The share of right guesses, with {IntervalName}. {Definition}") with { Source = Source, Interval = guesses.Interval, Direction = MetricDirection.Descriptive };
}
