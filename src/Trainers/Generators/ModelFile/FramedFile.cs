using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// A file in a frame: a magic number, the format version, the length and the SHA-256 of the content, the content.
/// Nothing of the content is looked at before its checksum holds.
/// </summary>
/// <param name="Magic">Eight characters that the file starts with.</param>
/// <param name="Version">The format version, at least 1.</param>
/// <param name="Noun">What it is, for messages.</param>
/// <param name="Mend">What to do about a file that cannot be used.</param>
/// <param name="MendOfOtherVersion">What to do about one of an older version.</param>
internal sealed record FramedFile(string Magic, int Version, string Noun, string Mend, string MendOfOtherVersion)
{
    private const int VersionAt = 8;
    private const int LengthAt = 12;
    private const int ChecksumAt = 20;
    private const int HeaderLength = ChecksumAt + SHA256.HashSizeInBytes;

    /// <summary>Writes a file, whole or not at all: to a new file in the same folder, which then takes the place of an old one.</summary>
    public void Write(string path, Action<BinaryWriter> writeContent)
    {
        WholeFile.Write(path, file =>
        {
            file.Position = HeaderLength;
            using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
                writeContent(writer);
            WriteHeader(file);
        });
    }

    /// <summary>Reads a file that <see cref="Write"/> wrote.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is of another kind, is damaged, or is of another version.</exception>
    public T Read<T>(string path, Func<BinaryReader, T> readContent)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no {Noun} '{path}'.", path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        CheckHeader(file, path);
        using var reader = new BinaryReader(file, Encoding.UTF8);
        try
        {
            return readContent(reader);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"The {Noun} '{path}' cannot be used: {error.Message}", error);
        }
        catch (Exception error) when (error is EndOfStreamException or ArgumentException or OverflowException or FormatException)
        {
            throw new InvalidDataException($"The {Noun} '{path}' cannot be read although its checksum holds: {error.Message} {Mend}", error);
        }
    }

    private void WriteHeader(FileStream file)
    {
        var length = file.Position - HeaderLength;
        file.Position = HeaderLength;
        Span<byte> header = stackalloc byte[HeaderLength];
        Encoding.ASCII.GetBytes(Magic, header);
        BinaryPrimitives.WriteInt32LittleEndian(header[VersionAt..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(header[LengthAt..], length);
        SHA256.HashData(file, header[ChecksumAt..]);
        file.Position = 0;
        file.Write(header);
    }

    private void CheckHeader(FileStream file, string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        var read = file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (read < Magic.Length || !header.StartsWith(Encoding.ASCII.GetBytes(Magic)))
            throw new InvalidDataException($"'{path}' is not a {Noun}: it does not start as one. {Mend}");
        if (read < HeaderLength)
            throw Truncated(path);
        var version = BinaryPrimitives.ReadInt32LittleEndian(header[VersionAt..]);
        if (version > Version)
            throw new InvalidDataException($"The {Noun} '{path}' has format version {version}, and this release reads version {Version}. Update SynthRec.MLNet. {Mend}");
        if (version is > 0 && version < Version)
            throw new InvalidDataException($"The {Noun} '{path}' has format version {version}, and this release reads version {Version}. {MendOfOtherVersion}");
        var length = BinaryPrimitives.ReadInt64LittleEndian(header[LengthAt..]);
        if (length > file.Length - HeaderLength)
            throw Truncated(path);
        Span<byte> checksum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(file, checksum);
        if (version < 1 || length < file.Length - HeaderLength || !checksum.SequenceEqual(header[ChecksumAt..]))
            throw new InvalidDataException($"The {Noun} '{path}' is damaged: its checksum does not fit its content. {Mend}");
        file.Position = HeaderLength;
    }

    private InvalidDataException Truncated(string path) =>
        new($"The {Noun} '{path}' is truncated: it ends before its content does. {Mend}");
}
