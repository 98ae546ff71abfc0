using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML;

namespace SynthRec.MLNet.Evaluation;

/// <summary>What an experiment was run with.</summary>
public sealed record ExperimentVersions
{
    /// <summary>The version of this library.</summary>
    public string SynthRec { get; init; } = Of(typeof(ExperimentVersions).Assembly);

    /// <summary>The version of ML.NET.</summary>
    public string MLNet { get; init; } = Of(typeof(MLContext).Assembly);

    /// <summary>The runtime, such as <c>.NET 10.0.0</c>.</summary>
    public string Runtime { get; init; } = RuntimeInformation.FrameworkDescription;

    /// <summary>The version as packages state it, without the commit.</summary>
    private static string Of(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
