using System.IO.Compression;
using System.Runtime.InteropServices;

namespace SynthRec.MLNet.Packaging.Tests;

public sealed class PackageTests(Feed feed) : IClassFixture<Feed>
{
    private const string Native = "runtimes/linux-x64/native/libLibTorchSharp.so";

    [Theory]
    [InlineData("SynthRec.MLNet.Core")]
    [InlineData("SynthRec.MLNet.Trainers")]
    [InlineData("SynthRec.MLNet.Transforms")]
    [InlineData("SynthRec.MLNet.Evaluation")]
    [InlineData("synthrec")]
    public void Every_package_has_its_readme_and_symbols(string id)
    {
        using var package = Open(id, "nupkg");
        Assert.NotNull(package.GetEntry("README.md"));
        using var nuspec = new StreamReader(package.GetEntry(id + ".nuspec")!.Open());
        Assert.Contains("""<license type="expression">MIT</license>""", nuspec.ReadToEnd(), StringComparison.Ordinal);
        using var symbols = Open(id, "snupkg");
        Assert.Contains(symbols.Entries, e => e.Name.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_of_a_user_trains_a_generator()
    {
        var program = Directory.CreateDirectory(Path.Combine(feed.Folder, "program")).FullName;
        await feed.WriteNuGetConfig(program);
        // Warnings as errors: a pin that the packages fail to pass on would raise NU1603 here.
        await File.WriteAllTextAsync(Path.Combine(program, "program.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SynthRec.MLNet.Transforms" Version="[{Feed.Metadata("Version")}]" />
                <PackageReference Include="libtorch-cpu-{RuntimeInformation.RuntimeIdentifier}" Version="{Feed.Metadata("LibtorchVersion")}" />
              </ItemGroup>
            </Project>
            """, Cancel);
        await File.WriteAllTextAsync(Path.Combine(program, "Program.cs"), """
            using Microsoft.ML;
            using SynthRec.MLNet;
            var context = new MLContext(1);
            var rows = context.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(i => new Row(i / 4, (i * 7 + i / 20) % 12)));
            using var model = context.SynthRec().Generators.MaskedSet(new() { MaximumNumberOfEpochs = 2 }).Fit(rows);
            var generated = context.SynthRec().Generate(model, 5).ToInteractions();
            Console.WriteLine($"{generated.UserCount} users after {model.Items.Count} items");
            record Row(int User, int Item);
            """, Cancel);

        Assert.Contains("5 users after 12 items", await feed.Dotnet("run", "--project", program), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tool_installs_and_generates()
    {
        var folder = Directory.CreateDirectory(Path.Combine(feed.Folder, "tool")).FullName;
        await feed.WriteNuGetConfig(folder);
        await feed.Dotnet("tool", "install", "synthrec", "--version", Feed.Metadata("Version"), "--tool-path", folder, "--configfile", Path.Combine(folder, "nuget.config"));
        var rows = string.Concat(Enumerable.Range(0, 200).Select(i => $"{i / 4},\"item, {(i * 7 + i / 20) % 12}\"\n"));
        await File.WriteAllTextAsync(Path.Combine(folder, "in.csv"), "user,item\n" + rows, Cancel);
        await feed.Run(Path.Combine(folder, OperatingSystem.IsWindows() ? "synthrec.exe" : "synthrec"), folder,
            "generate", "--input", "in.csv", "--user", "user", "--item", "item", "--users", "5", "--output", "out.csv");
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "out.csv"), Cancel);
        Assert.Equal("user,item", lines[0]);
        Assert.Equal(["50", "51", "52", "53", "54"], lines.Skip(1).Select(line => line.Split(',')[0]).Distinct());
    }

    [Fact]
    public async Task The_tool_carries_the_native_library_that_loads()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems load TorchSharp's library as it is.");
        using var tool = Open("synthrec", "nupkg");
        using var inTool = new MemoryStream();
        await tool.Entries.Single(e => e.FullName.EndsWith(Native, StringComparison.Ordinal)).Open().CopyToAsync(inTool, Cancel);
        var built = await File.ReadAllBytesAsync(Path.Combine(Feed.Metadata("RepositoryRoot"), "src/Tool/bin", Feed.Metadata("Configuration"), "net10.0", Native), Cancel);
        Assert.True(built.AsSpan().SequenceEqual(inTool.ToArray()), "The tool carries another native library than the one that loads.");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ZipArchive Open(string id, string extension) =>
        ZipFile.OpenRead(Path.Combine(feed.Packages, $"{id}.{Feed.Metadata("Version")}.{extension}"));
}
