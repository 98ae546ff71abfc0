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
    public async Task A_program_of_a_user_trains_with_torch()
    {
        var program = Directory.CreateDirectory(Path.Combine(feed.Folder, "program")).FullName;
        await File.WriteAllTextAsync(Path.Combine(program, "nuget.config"),
            $"""<configuration><packageSources><add key="local" value="{feed.Packages}" /></packageSources></configuration>""", Cancel);
        // Warnings as errors: a pin that the packages fail to pass on would raise NU1603 here.
        await File.WriteAllTextAsync(Path.Combine(program, "program.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SynthRec.MLNet.Transforms" Version="[{Feed.Metadata("Version")}]" />
                <PackageReference Include="libtorch-cpu-{RuntimeInformation.RuntimeIdentifier}" Version="{Feed.Metadata("LibtorchVersion")}" />
              </ItemGroup>
            </Project>
            """, Cancel);
        await File.WriteAllTextAsync(Path.Combine(program, "Program.cs"), """
            using TorchSharp;
            var weight = torch.ones(2, requires_grad: true);
            (weight * torch.tensor(new[] { 3f, 4f })).sum().backward();
            System.Console.WriteLine($"gradient {weight.grad![0].ToSingle()} {weight.grad[1].ToSingle()}");
            """, Cancel);

        Assert.Contains("gradient 3 4", await feed.Dotnet("run", "--project", program), StringComparison.Ordinal);

        if (!OperatingSystem.IsLinux()) return;
        using var tool = Open("synthrec", "nupkg");
        using var inTool = new MemoryStream();
        await tool.Entries.Single(e => e.FullName.EndsWith(Native, StringComparison.Ordinal)).Open().CopyToAsync(inTool, Cancel);
        var loaded = await File.ReadAllBytesAsync(Path.Combine(program, "bin/Debug/net10.0", Native), Cancel);
        Assert.True(loaded.AsSpan().SequenceEqual(inTool.ToArray()), "The tool carries another native library than the one that loads.");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ZipArchive Open(string id, string extension) =>
        ZipFile.OpenRead(Path.Combine(feed.Packages, $"{id}.{Feed.Metadata("Version")}.{extension}"));
}
