using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SynthRec.MLNet.Generators;

/// <summary>What tells one training from another: its options as JSON, and the SHA-256 of its data.</summary>
internal sealed record RunFingerprint(string Options, string Data)
{
    private static readonly JsonSerializerOptions Format = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, Converters = { new JsonStringEnumConverter() } };

    /// <summary>What may change between a stop and going on.</summary>
    private static readonly string[] Free =
        [nameof(TrainingOptions.CheckpointPath), nameof(TrainingOptions.EpochsBetweenCheckpoints), nameof(TrainingOptions.Device), nameof(TrainingOptions.NumberOfThreads)];

    public static RunFingerprint Of(TrainingOptions options, Interactions data, Conditions? conditions)
    {
        var json = JsonSerializer.SerializeToNode(options, options.GetType(), Format)!.AsObject();
        foreach (var name in Free)
            json.Remove(name);
        return new(json.ToJsonString(), HashOf(data, conditions));
    }

    /// <exception cref="InvalidDataException">The other is not the same.</exception>
    public void RequireSame(RunFingerprint other)
    {
        if (Options != other.Options)
            throw new InvalidDataException($"it is of a run with other options: {Differences(other.Options, Options)}. {Checkpoint.Mend}");
        if (Data != other.Data)
            throw new InvalidDataException($"it is of a run on other data. {Checkpoint.Mend}");
    }

    private static string Differences(string before, string now)
    {
        var (old, present) = (JsonNode.Parse(before)!.AsObject(), JsonNode.Parse(now)!.AsObject());
        var names = old.Select(pair => pair.Key).Union(present.Select(pair => pair.Key));
        return string.Join(", ", names.Where(name => !JsonNode.DeepEquals(old[name], present[name])).Select(name => $"{name} was {Text(old[name])} and is {Text(present[name])}"));

        static string Text(JsonNode? value) => value?.ToJsonString() ?? "not set";
    }

    private static string HashOf(Interactions data, Conditions? conditions)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            VocabularyFormat.Write(writer, data.Users);
            VocabularyFormat.Write(writer, data.Items);
            writer.WriteInt32s(data.Offsets);
            writer.WriteInt32s(data.ItemIndices);
            writer.WriteSingles(data.Values);
            writer.WriteInt64s(data.Timestamps);
            writer.Write(data.EventTypeIndices);
            for (var user = 0; conditions is not null && user < data.UserCount; user++)
                writer.WriteSingles(conditions.Of(user));
        }

        return Convert.ToHexString(hash.Hash!);
    }
}
