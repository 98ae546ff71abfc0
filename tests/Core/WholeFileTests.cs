namespace SynthRec.MLNet.Core.Tests;

public sealed class WholeFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    private string Target => Path.Combine(folder.FullName, "file");

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        File.WriteAllText(Target, "old");
        Assert.Throws<InvalidDataException>(() => WholeFile.Write(Target, file =>
        {
            file.WriteByte(1);
            throw new InvalidDataException();
        }));
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public void A_new_file_takes_the_place_of_the_old_one()
    {
        File.WriteAllText(Target, "old");
        WholeFile.Write(Target, file => file.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public void Whether_it_can_be_written_is_found_without_a_trace()
    {
        WholeFile.RequireWritable(Target);
        Assert.Empty(folder.GetFiles());
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => WholeFile.RequireWritable(folder.FullName)).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<DirectoryNotFoundException>(() => WholeFile.RequireWritable(Path.Combine(Target, "file"))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
