using System.Text.Json;
using System.Text.Json.Serialization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Experiment results as JSON: names in camel case, figures with value, low and high, null for what is not defined.</summary>
internal static class ExperimentJson
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    public static void Write(ExperimentResult result, Stream stream) => JsonSerializer.Serialize(stream, result, Format);
}
