using System.Runtime.InteropServices;

namespace SynthRec.MLNet.Generators;

/// <summary>Arrays of numbers in model files: a length, then the little-endian numbers.</summary>
internal static class BinaryArrays
{
    public static void WriteInt32s(this BinaryWriter writer, ReadOnlySpan<int> values)
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    public static void WriteSingles(this BinaryWriter writer, ReadOnlySpan<float> values)
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    public static void WriteInt64s(this BinaryWriter writer, ReadOnlySpan<long> values)
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    public static void WriteDoubles(this BinaryWriter writer, ReadOnlySpan<double> values)
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    public static int[] ReadInt32s(this BinaryReader reader) => Read<int>(reader);

    public static float[] ReadSingles(this BinaryReader reader) => Read<float>(reader);

    public static long[] ReadInt64s(this BinaryReader reader) => Read<long>(reader);

    public static double[] ReadDoubles(this BinaryReader reader) => Read<double>(reader);

    private static T[] Read<T>(BinaryReader reader) where T : unmanaged
    {
        var count = reader.ReadInt32();
        if (count < 0 || (long)count * Marshal.SizeOf<T>() > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new InvalidDataException("an array is longer than the file.");
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
