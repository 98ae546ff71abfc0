using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>The options of <see cref="FullEvaluation"/>.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The columns of the data views; null for User and Item, and Value and Timestamp where all views have them.</summary>
    public InteractionColumns? Columns { get; init; }

    /// <summary>The columns of the data views that hold a sensitive attribute of the user, the same in all rows of a user.</summary>
    public IReadOnlyList<string> SensitiveColumns { get; init; } = [];

    /// <summary>Sensitive attributes given apart from the interactions.</summary>
    public IReadOnlyList<SensitiveLabels> SensitiveAttributes { get; init; } = [];

    /// <summary>Attributes of items, such as genres: how often each category is taken is compared, as a part of fidelity.</summary>
    public IReadOnlyList<ItemCategories> ItemAttributes { get; init; } = [];

    /// <summary>What is known of users beside their interactions: a part of fidelity, and of utility by classifiers. Null if nothing is.</summary>
    public UserTables? UserTables { get; init; }

    /// <summary>The options of fidelity.</summary>
    public FidelityOptions Fidelity { get; init; } = new();

    /// <summary>The options of utility.</summary>
    public UtilityOptions Utility { get; init; } = new();

    /// <summary>The options of the privacy attacks. The labels of all sensitive attributes are filled in if there are none.</summary>
    public PrivacyOptions Privacy { get; init; } = new();

    /// <summary>The options of fairness.</summary>
    public FairnessOptions Fairness { get; init; } = new();

    /// <summary>The options of diversity.</summary>
    public DiversityOptions Diversity { get; init; } = new();

    /// <summary>How much each part counts in the score.</summary>
    public ScoreWeights Weights { get; init; } = new();

    /// <summary>What the data must reach to pass.</summary>
    public VerdictGates Gates { get; init; } = new();

    /// <summary>What real and synthetic data cost, for the cost reduction ratio; null leaves it undefined.</summary>
    public DataCosts? Costs { get; init; }

    /// <summary>The seed of all draws, which takes the place of those in the options of the parts.</summary>
    public int Seed { get; init; }

    /// <summary>The most threads to use, which takes the place of those in the options of the parts; null for all processors.</summary>
    public int? NumberOfThreads { get; init; }

    /// <summary>The same with one seed and one number of threads in all parts.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal EvaluationOptions Validated()
    {
        OptionRange.RequireThreads(NumberOfThreads);
        Weights.Validate();
        Gates.Validate();
        Costs?.Validate();
        Fidelity.Validate();
        Utility.Validate();
        Privacy.Validate();
        _ = Fairness.Validated();
        _ = Diversity.Validated();
        return this with
        {
            Fidelity = Fidelity with { Seed = Seed, NumberOfThreads = NumberOfThreads },
            Utility = Utility with { Seed = Seed, NumberOfThreads = NumberOfThreads },
            Privacy = Privacy with { Seed = Seed, NumberOfThreads = NumberOfThreads },
            Fairness = Fairness with { Seed = Seed, NumberOfThreads = NumberOfThreads },
            Diversity = Diversity with { Seed = Seed, NumberOfThreads = NumberOfThreads },
        };
    }
}
