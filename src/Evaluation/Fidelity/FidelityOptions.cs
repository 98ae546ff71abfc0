using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>The options of <see cref="Fidelity"/>.</summary>
public sealed record FidelityOptions
{
    /// <summary>The default of <see cref="Splits"/>.</summary>
    public const int DefaultSplits = 5;

    /// <summary>The default of <see cref="Bins"/>.</summary>
    public const int DefaultBins = 20;

    /// <summary>The default of <see cref="Permutations"/>.</summary>
    public const int DefaultPermutations = 199;

    /// <summary>The default of <see cref="BlockSize"/>.</summary>
    public const int DefaultBlockSize = 1_000;

    /// <summary>The default of <see cref="Folds"/>.</summary>
    public const int DefaultFolds = 5;

    /// <summary>The default of <see cref="HeadItems"/>.</summary>
    public const int DefaultHeadItems = 300;

    /// <summary>The default of <see cref="TopPairs"/>.</summary>
    public const int DefaultTopPairs = 1_000;

    /// <summary>The default of <see cref="LeastRatingsOfItem"/>.</summary>
    public const int DefaultLeastRatingsOfItem = 10;

    /// <summary>The default of <see cref="SessionGap"/>: half an hour.</summary>
    public static readonly TimeSpan DefaultSessionGap = TimeSpan.FromMinutes(30);

    /// <summary>How often the real data is halved at random for the noise floors, at least 1. MMD and classifier take the first two halvings.</summary>
    public int Splits { get; init; } = DefaultSplits;

    /// <summary>The number of bins of equal width of the histograms of numbers, at least 2.</summary>
    public int Bins { get; init; } = DefaultBins;

    /// <summary>The number of random exchanges of real and synthetic behind the p-value of MMD, at least 1; the least p-value is 1 over one more.</summary>
    public int Permutations { get; init; } = DefaultPermutations;

    /// <summary>Above so many rows or users on a side, MMD is the mean over blocks of at most so many, at least 10.</summary>
    public int BlockSize { get; init; } = DefaultBlockSize;

    /// <summary>The number of folds of the classifier two-sample test, at least 2.</summary>
    public int Folds { get; init; } = DefaultFolds;

    /// <summary>Among how many of the most popular items pairs are counted, at least 2.</summary>
    public int HeadItems { get; init; } = DefaultHeadItems;

    /// <summary>How many of the most frequent pairs of items are compared, at least 1.</summary>
    public int TopPairs { get; init; } = DefaultTopPairs;

    /// <summary>How many ratings an item needs on both sides for its ratings to be compared, at least 2.</summary>
    public int LeastRatingsOfItem { get; init; } = DefaultLeastRatingsOfItem;

    /// <summary>After a longer pause a user's next interaction begins a new session; above 0.</summary>
    public TimeSpan SessionGap { get; init; } = DefaultSessionGap;

    /// <summary>Which columns of a table are compared; null: all of the real table that are not hidden.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>
    /// How columns of a table are compared, where not as their type says: numbers as <see cref="ColumnKind.Numeric"/>, dates as
    /// <see cref="ColumnKind.Time"/>, text, keys and Booleans as <see cref="ColumnKind.Categorical"/>, vectors of text or keys as <see cref="ColumnKind.MultiValued"/>.
    /// </summary>
    public IReadOnlyDictionary<string, ColumnKind> Kinds { get; init; } = new Dictionary<string, ColumnKind>();

    /// <summary>What separates the values in a text column that <see cref="Kinds"/> calls <see cref="ColumnKind.MultiValued"/>.</summary>
    public char ValueSeparator { get; init; } = '|';

    /// <summary>The seed of halvings, blocks, permutations and folds.</summary>
    public int Seed { get; init; }

    /// <summary>The most threads to use; null for all processors. The result does not depend on it.</summary>
    public int? NumberOfThreads { get; init; }

    internal void Validate()
    {
        OptionRange.RequireAtLeast(Splits, 1, nameof(Splits));
        OptionRange.RequireAtLeast(Bins, 2, nameof(Bins));
        OptionRange.RequireAtLeast(Permutations, 1, nameof(Permutations));
        OptionRange.RequireAtLeast(BlockSize, 10, nameof(BlockSize));
        OptionRange.RequireAtLeast(Folds, 2, nameof(Folds));
        OptionRange.RequireAtLeast(HeadItems, 2, nameof(HeadItems));
        OptionRange.RequireAtLeast(TopPairs, 1, nameof(TopPairs));
        OptionRange.RequireAtLeast(LeastRatingsOfItem, 2, nameof(LeastRatingsOfItem));
        OptionRange.RequireAbove(SessionGap.TotalSeconds, 0, nameof(SessionGap));
        OptionRange.RequireThreads(NumberOfThreads);
    }
}
