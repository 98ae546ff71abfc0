using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Copies a 64-bit ELF library, marking one symbol version that it needs as weak, so that the loader accepts
/// a system library without that version. Compiled by MSBuild from SynthRec.MLNet.Trainers.targets.
/// </summary>
public sealed class MakeVersionOptional : Task
{
    private const uint PtLoad = 1, PtDynamic = 2;
    private const ulong DtNull = 0, DtStrTab = 5, DtVerNeed = 0x6ffffffe, DtVerNeedNum = 0x6fffffff;
    private const byte WeakFlag = 0x2;

    [Required] public string Source { get; set; }

    [Required] public string Destination { get; set; }

    [Required] public string Version { get; set; }

    private byte[] file;

    public override bool Execute()
    {
        try
        {
            file = File.ReadAllBytes(Source);
            var flags = FlagsOffsets();
            foreach (var offset in flags) file[offset] |= WeakFlag;
            // A new file moved into place: the old one may be linked to, or loaded by a running process.
            var temporary = Destination + "." + Guid.NewGuid().ToString("N");
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Destination)));
            File.WriteAllBytes(temporary, file);
            File.Delete(Destination);
            File.Move(temporary, Destination);
            Log.LogMessage(MessageImportance.Low, "{0}: {1} is optional in {2} place(s).", Destination, Version, flags.Count);
        }
        catch (Exception e) when (e is IOException || e is UnauthorizedAccessException || e is InvalidDataException)
        {
            Log.LogError("Cannot make {0} optional in {1}: {2}", Version, Source, e.Message);
        }
        return !Log.HasLoggedErrors;
    }

    /// <summary>Where the flags of the wanted version stand in .gnu.version_r; empty if the library does not need it.</summary>
    private List<int> FlagsOffsets()
    {
        if (file.Length < 64 || U32(0) != 0x464c457f || file[4] != 2 || file[5] != 1)
            throw new InvalidDataException("it is not a little-endian 64-bit ELF file.");
        var dynamic = ReadDynamic();
        var found = new List<int>();
        if (!dynamic.TryGetValue(DtVerNeed, out var needAddress)) return found;
        var strings = FileOffset(dynamic[DtStrTab]);
        var need = FileOffset(needAddress);
        for (var n = dynamic[DtVerNeedNum]; n > 0; n--)
        {
            var entry = need + (int)U32(need + 8);
            for (var count = U16(need + 2); count > 0; count--)
            {
                if (StringAt(strings + (int)U32(entry + 8)) == Version) found.Add(entry + 4);
                entry += (int)U32(entry + 12);
            }
            need += (int)U32(need + 12);
        }
        return found;
    }

    private Dictionary<ulong, ulong> ReadDynamic()
    {
        foreach (var header in Headers())
        {
            if (U32(header) != PtDynamic) continue;
            var entries = new Dictionary<ulong, ulong>();
            for (var at = (int)U64(header + 8); U64(at) != DtNull; at += 16) entries[U64(at)] = U64(at + 8);
            return entries;
        }
        throw new InvalidDataException("it has no dynamic section.");
    }

    private int FileOffset(ulong address)
    {
        foreach (var header in Headers())
        {
            var start = U64(header + 16);
            if (U32(header) == PtLoad && address >= start && address < start + U64(header + 32))
                return (int)(U64(header + 8) + (address - start));
        }
        throw new InvalidDataException("no segment holds the address 0x" + address.ToString("x") + ".");
    }

    private IEnumerable<int> Headers()
    {
        for (int i = 0, at = (int)U64(32); i < U16(56); i++, at += U16(54)) yield return at;
    }

    private string StringAt(int at)
    {
        var end = Array.IndexOf(file, (byte)0, at);
        if (end < 0) throw new InvalidDataException("a name does not end.");
        return Encoding.ASCII.GetString(file, at, end - at);
    }

    private ushort U16(int at) => BitConverter.ToUInt16(file, Inside(at, 2));

    private uint U32(int at) => BitConverter.ToUInt32(file, Inside(at, 4));

    private ulong U64(int at) => BitConverter.ToUInt64(file, Inside(at, 8));

    private int Inside(int at, int size)
    {
        if (at < 0 || at > file.Length - size) throw new InvalidDataException("it is truncated.");
        return at;
    }
}
