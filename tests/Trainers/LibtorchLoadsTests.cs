using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace SynthRec.MLNet.Trainers.Tests;

public class LibtorchLoadsTests
{
    private const string Native = "runtimes/linux-x64/native/libLibTorchSharp.so";

    [Fact]
    public void Tensors_multiply()
    {
        using var scope = torch.NewDisposeScope();
        var product = torch.tensor(new float[,] { { 1, 2 }, { 3, 4 } }).mm(torch.tensor(new float[,] { { 5 }, { 6 } }));
        Assert.Equal([17f, 39f], product.data<float>().ToArray());
    }

    [Fact]
    public void Only_the_copy_in_the_output_folder_is_changed()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) Assert.Skip("The copy is changed on Linux only.");
        var original = File.ReadAllBytes(Path.Combine(TorchSharpPackage, Native));
        var copy = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Native));
        Assert.Equal(original.Length, copy.Length);
        var changed = Assert.Single(Enumerable.Range(0, copy.Length), i => copy[i] != original[i]);
        Assert.Equal((0, 2), (original[changed], copy[changed]));
    }

    private static string TorchSharpPackage => typeof(LibtorchLoadsTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "TorchSharpPackage").Value!;
}
