using System.Text.Json.Serialization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>What an experiment found.</summary>
public sealed record ExperimentResult
{
    /// <summary>The options it was run with.</summary>
    public required ExperimentOptions Options { get; init; }

    /// <summary>The versions it was run with.</summary>
    public ExperimentVersions Versions { get; init; } = new();

    /// <summary>The recommenders, in the order given.</summary>
    public required IReadOnlyList<RecommenderResult> Recommenders { get; init; }

    /// <summary>How near synthetic users are to real ones; null where <see cref="Notes"/> says why.</summary>
    public SyntheticNearness? Nearness { get; init; }

    /// <summary>The data of each repetition, and what was left out.</summary>
    public required IReadOnlyList<RepetitionSummary> Repetitions { get; init; }

    /// <summary>Why figures of no one recommender are missing, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The ids of the test users who were judged in any repetition, in the order of <see cref="ArmResult.OfUsers"/>.</summary>
    [JsonIgnore]
    public IReadOnlyCollection<string> JudgedUsers { get; internal init; } = [];

    /// <summary>The result of a recommender.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public RecommenderResult this[string recommender] =>
        Recommenders.FirstOrDefault(result => result.Recommender == recommender)
        ?? throw new KeyNotFoundException($"There is no recommender '{recommender}'; there are {string.Join(", ", Recommenders.Select(result => result.Recommender))}.");

    /// <summary>A table for people, at most 100 columns wide.</summary>
    public string ToTable() => ExperimentTable.Format(this);

    /// <summary>Writes all figures as JSON, whole or not at all.</summary>
    /// <param name="path">The file, in a folder that exists; an old file of that name is replaced.</param>
    /// <exception cref="IOException">The file cannot be written; an old one is left as it was.</exception>
    public void WriteJson(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WholeFile.Write(path, stream => ExperimentJson.Write(this, stream));
    }

    /// <summary>Writes all figures as JSON in UTF-8.</summary>
    public void WriteJson(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ExperimentJson.Write(this, stream);
    }

    /// <summary>All figures as JSON.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        ExperimentJson.Write(this, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
