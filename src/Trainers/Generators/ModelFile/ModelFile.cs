using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// The frame of a model file: a magic number, the format version, the length and the SHA-256 of the content, the content.
/// Nothing of the content is looked at before its checksum holds.
/// </summary>
internal static class ModelFile
{
    public const int Version = 2;
    private const int VersionAt = 8;
    private const int LengthAt = 12;
    private const int ChecksumAt = 20;
    private const int HeaderLength = ChecksumAt + SHA256.HashSizeInBytes;
    private static ReadOnlySpan<byte> Magic => "SYNTHREC"u8;

    /// <summary>Writes a file, whole or not at all: to a new file in the same folder, which then takes the place of an old one.</summary>
    public static void Write(string path, Action<BinaryWriter> writeContent)
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
    /// <exception cref="InvalidDataException">The file is no model file, is damaged, or is of another version.</exception>
    public static T Read<T>(string path, Func<BinaryReader, T> readContent)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no model file '{path}'.", path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        CheckHeader(file, path);
        using var reader = new BinaryReader(file, Encoding.UTF8);
        try
        {
            return readContent(reader);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"The model file '{path}' cannot be used: {error.Message}", error);
        }
        catch (Exception error) when (error is EndOfStreamException or ArgumentException or OverflowException or FormatException)
        {
            throw new InvalidDataException($"The model file '{path}' cannot be read although its checksum holds: {error.Message}", error);
        }
    }

    private static void WriteHeader(FileStream file)
    {
        var length = file.Position - HeaderLength;
        file.Position = HeaderLength;
        Span<byte> header = stackalloc byte[HeaderLength];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[VersionAt..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(header[LengthAt..], length);
        SHA256.HashData(file, header[ChecksumAt..]);
        file.Position = 0;
        file.Write(header);
    }

    private static void CheckHeader(FileStream file, string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        var read = file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (read < Magic.Length || !header.StartsWith(Magic))
            throw new InvalidDataException($"'{path}' is not a model file: it does not start as one.");
        if (read < HeaderLength)
            throw Truncated(path);
        var version = BinaryPrimitives.ReadInt32LittleEndian(header[VersionAt..]);
        if (version > Version)
            throw new InvalidDataException($"The model file '{path}' has format version {version}, and this release reads version {Version}. Update SynthRec.MLNet, or save the model again with this release.");
        if (version is > 0 and < Version)
            throw new InvalidDataException($"The model file '{path}' has format version {version}, and this release reads version {Version}. Fit the model again and save it.");
        var length = BinaryPrimitives.ReadInt64LittleEndian(header[LengthAt..]);
        if (length > file.Length - HeaderLength)
            throw Truncated(path);
        Span<byte> checksum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(file, checksum);
        if (version < 1 || length < file.Length - HeaderLength || !checksum.SequenceEqual(header[ChecksumAt..]))
            throw new InvalidDataException($"The model file '{path}' is damaged: its checksum does not fit its content. Save the model again.");
        file.Position = HeaderLength;
    }

    private static InvalidDataException Truncated(string path) =>
        new($"The model file '{path}' is truncated: it ends before its content does. Copy it again, or save the model again.");
}
