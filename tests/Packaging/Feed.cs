using System.Diagnostics;
using System.Reflection;

namespace SynthRec.MLNet.Packaging.Tests;

/// <summary>A folder outside the repository with our packages in <c>feed</c>, made once for all tests.</summary>
public sealed class Feed : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("synthrec-packages-").FullName;

    public string Packages => Path.Combine(Folder, "feed");

    public async ValueTask InitializeAsync() => await Dotnet("pack", Metadata("RepositoryRoot"),
        "--no-build", "--configuration", Metadata("Configuration"), "--output", Packages);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    public static string Metadata(string key) => typeof(Feed).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    /// <summary>Runs the dotnet command line as a user would and returns what it printed.</summary>
    public async Task<string> Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // Our packages are unpacked here and thrown away; everything else comes from the cache that built this test.
        start.Environment["NUGET_PACKAGES"] = Path.Combine(Folder, "cache");
        start.Environment["NUGET_FALLBACK_PACKAGES"] = Metadata("PackageCache");
        start.Environment["CreateHardLinksForCopyLocalIfPossible"] = "true";

        using var process = Process.Start(start)!;
        var cancel = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        var text = await output + await errors;
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} failed:\n{text}");
        return text;
    }
}
