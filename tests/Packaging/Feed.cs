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

    /// <summary>Makes our packages the only source of a folder.</summary>
    public Task WriteNuGetConfig(string folder) => File.WriteAllTextAsync(
        Path.Combine(folder, "nuget.config"),
        $"""<configuration><packageSources><clear /><add key="local" value="{Packages}" /></packageSources></configuration>""",
        TestContext.Current.CancellationToken);

    /// <summary>Runs the dotnet command line as a user would.</summary>
    /// <returns>What it printed.</returns>
    public Task<string> Dotnet(params string[] arguments) => Run("dotnet", Folder, arguments);

    /// <summary>Runs a program as a user would, and asserts that it succeeds.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
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
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} failed:\n{text}");
        return text;
    }
}
