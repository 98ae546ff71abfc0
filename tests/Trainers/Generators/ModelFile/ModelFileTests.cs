using System.Security.Cryptography;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public sealed class ModelFileTests : IDisposable
{
    private const int VersionAt = 8;
    private const int ChecksumAt = 20;
    private const int ContentAt = 52;
    private static readonly SampleRequest Request = new() { UserCount = 300, Seed = 3 };
    private readonly string folder = Directory.CreateTempSubdirectory("synthrec-").FullName;

    private string FilePath => Path.Combine(folder, "model.synthrec");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_loaded_model_draws_what_the_saved_one_drew_with_values_and_times()
    {
        var model = SmallModel.Instance;
        model.Save(FilePath);
        using var loaded = GenerativeModel.Load(FilePath);
        var drawn = loaded.Sample(Request);
        Assert.True(drawn.HasValues && drawn.HasTimestamps);
        InteractionsAssert.Same(model.Sample(Request), drawn);
        Assert.Equal(model.Items.Type, loaded.Items.Type);
    }

    [Fact]
    public void A_loaded_masked_set_model_draws_what_the_saved_one_drew()
    {
        using var model = new MaskedSetGenerator(new() { HiddenWidth = 8, MaximumNumberOfEpochs = 1 }).Fit(Few());
        model.Save(FilePath);
        using var loaded = GenerativeModel.Load(FilePath);
        InteractionsAssert.Same(model.Sample(Request), loaded.Sample(Request));
    }

    [Fact]
    public void Saving_the_same_model_twice_gives_the_same_bytes_and_leaves_no_other_file()
    {
        using var model = new PopularityGenerator().Fit(Few());
        model.Save(FilePath);
        var first = File.ReadAllBytes(FilePath);
        model.Save(FilePath);
        Assert.Equal(first, File.ReadAllBytes(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_file_that_is_no_model_is_named() => AssertRefused("not a model file", [.. "user,item\n1,2\n"u8]);

    [Fact]
    public void An_empty_file_is_no_model() => AssertRefused("not a model file", []);

    [Theory]
    [InlineData(9)]
    [InlineData(ContentAt)]
    [InlineData(ContentAt + 10)]
    [InlineData(-1)]
    public void A_truncated_file_is_refused(int length)
    {
        var bytes = Saved();
        AssertRefused("truncated", bytes[..(length < 0 ? bytes.Length + length : length)]);
    }

    [Fact]
    public void Any_changed_byte_of_the_content_or_the_checksum_is_noticed()
    {
        var bytes = Saved();
        foreach (var at in new[] { ChecksumAt, ContentAt, (ContentAt + bytes.Length) / 2, bytes.Length - 1 })
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 1;
            AssertRefused("damaged", damaged);
        }
    }

    [Fact]
    public void Bytes_after_the_end_are_noticed() => AssertRefused("damaged", [.. Saved(), 0]);

    [Fact]
    public void A_later_version_is_refused_whatever_else_has_changed()
    {
        var bytes = Saved();
        bytes[VersionAt]++;
        bytes[^1] ^= 1;
        AssertRefused("Update SynthRec.MLNet", bytes);
    }

    [Fact]
    public void A_model_file_of_another_kind_is_refused()
    {
        ModelFile.Write(FilePath, writer => writer.Write("recommender"));
        AssertRefused("holds a recommender", File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void An_unknown_family_is_named()
    {
        var bytes = Saved();
        var family = bytes.AsSpan().IndexOf("popularity"u8);
        bytes[family] = (byte)'X';
        AssertRefused("Xopularity", WithChecksum(bytes));
    }

    [Fact]
    public void Content_that_ends_too_early_under_a_right_checksum_is_refused()
    {
        ModelFile.Write(FilePath, writer => writer.Write("generator"));
        AssertRefused("cannot be read", File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void A_missing_file_a_missing_folder_and_a_folder_are_no_files()
    {
        foreach (var path in new[] { FilePath, Path.Combine(folder, "nowhere", "model.synthrec"), folder })
            Assert.Contains($"'{path}'", Assert.Throws<FileNotFoundException>(() => GenerativeModel.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_into_a_missing_folder_or_over_a_folder_names_it()
    {
        var missing = Path.Combine(folder, "nowhere");
        var error = Assert.Throws<DirectoryNotFoundException>(() => SmallModel.Instance.Save(Path.Combine(missing, "model.synthrec")));
        Assert.Contains($"'{missing}'", error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{folder}'", Assert.Throws<IOException>(() => SmallModel.Instance.Save(folder)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Weights_that_do_not_fit_the_options_are_refused()
    {
        using var model = new MultVaeGenerator(new() { HiddenWidth = 8, LatentDimensions = 3, MaximumNumberOfEpochs = 1 }).Fit(Few());
        model.Save(FilePath);
        var bytes = File.ReadAllBytes(FilePath);
        var hidden = bytes.AsSpan().IndexOf("mult-vae"u8) + "mult-vae".Length;
        Assert.Equal(8, bytes[hidden]);
        bytes[hidden] = 9;
        AssertRefused("another size than its options say", WithChecksum(bytes));
    }

    [Fact]
    public void A_failed_save_leaves_the_old_file_and_nothing_else()
    {
        var old = Saved();
        Assert.Throws<IOException>(() => ModelFile.Write(FilePath, writer =>
        {
            writer.Write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));
        Assert.Equal(old, File.ReadAllBytes(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(folder));
    }

    private static Interactions Few() => TestData.OfSets(4, [0], [0, 1], [0, 1, 2], [2, 3]);

    private byte[] Saved()
    {
        using var model = new PopularityGenerator().Fit(Few());
        model.Save(FilePath);
        return File.ReadAllBytes(FilePath);
    }

    private static byte[] WithChecksum(byte[] bytes)
    {
        SHA256.HashData(bytes.AsSpan(ContentAt), bytes.AsSpan(ChecksumAt));
        return bytes;
    }

    private void AssertRefused(string because, byte[] bytes)
    {
        File.WriteAllBytes(FilePath, bytes);
        var error = Assert.Throws<InvalidDataException>(() => GenerativeModel.Load(FilePath));
        Assert.Contains(because, error.Message, StringComparison.Ordinal);
        Assert.Contains(FilePath, error.Message, StringComparison.Ordinal);
    }
}
