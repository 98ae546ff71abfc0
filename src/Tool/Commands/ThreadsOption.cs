using System.CommandLine;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>The number of threads.</summary>
internal static class ThreadsOption
{
    public static Option<int?> Create() => new Option<int?>("--threads")
    {
        Description = "How many threads to use at most; as many as there are processors without it. Results can differ with the number.",
        HelpName = "N",
    }.Within(n => n is null or (>= 1 and <= 1024), "at least 1 and at most 1024");
}
