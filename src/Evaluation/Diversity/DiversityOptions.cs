namespace SynthRec.MLNet.Evaluation;

/// <summary>The options of <see cref="Diversity"/>.</summary>
public sealed record DiversityOptions
{
    /// <summary>The default of <see cref="VendiUsers"/>.</summary>
    public const int DefaultVendiUsers = 300;

    /// <summary>The default of <see cref="VendiSamples"/>.</summary>
    public const int DefaultVendiSamples = 5;

    /// <summary>How alike users are, for precision and recall and for the Vendi score.</summary>
    public UserSimilarity Similarity { get; init; }

    /// <summary>How many nearest others a user's ball reaches to, at least 1; see <see cref="ManifoldReport"/>.</summary>
    public int NumberOfNeighbors { get; init; } = ManifoldReport.DefaultNumberOfNeighbors;

    /// <summary>The most users in a sample for the Vendi score, at least 2.</summary>
    public int VendiUsers { get; init; } = DefaultVendiUsers;

    /// <summary>The most samples, no user in two, for the Vendi score, at least 1.</summary>
    public int VendiSamples { get; init; } = DefaultVendiSamples;

    /// <summary>The seed of all draws.</summary>
    public int Seed { get; init; }

    /// <summary>The most threads to use; null for all processors. Results do not depend on it.</summary>
    public int? NumberOfThreads { get; init; }

    internal DiversityOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfNeighbors, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(VendiUsers, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(VendiSamples, 1);
        return this;
    }
}
