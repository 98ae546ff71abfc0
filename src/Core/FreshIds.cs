using System.Globalization;
using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>Makes ids for new users that collide with none of the ids of a vocabulary.</summary>
/// <remarks>
/// Integers go on after the largest. Text that is all integers goes on after the largest too; other text becomes
/// <c>synthetic-1</c>, <c>synthetic-2</c> …, under a prefix that no id starts with. Keys become text or integers in the same way.
/// Only the type and the starting point are kept, never the ids.
/// </remarks>
public sealed class FreshIds
{
    private readonly DataViewType type;
    private readonly string prefix;
    private readonly long first;

    private FreshIds(DataViewType type, string prefix, long first) => (this.type, this.prefix, this.first) = (type, prefix, first);

    /// <summary>The ids that follow those of <paramref name="existing"/>.</summary>
    public static FreshIds After(Vocabulary existing)
    {
        ArgumentNullException.ThrowIfNull(existing);
        if (existing is KeyVocabulary { Values: { } values })
            return After(values);
        if (existing is KeyVocabulary keys)
            return new(NumberDataViewType.Int64, "", keys.Count);
        if (existing is IntegerVocabulary)
            return AfterIntegers(existing);

        var largest = 0L;
        var allIntegers = existing.Count > 0;
        for (var i = 0; i < existing.Count && allIntegers; i++)
        {
            allIntegers = long.TryParse(existing.GetText(i), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id < long.MaxValue / 2;
            largest = Math.Max(largest, id);
        }

        return allIntegers
            ? new(TextDataViewType.Instance, "", largest + 1)
            : new(TextDataViewType.Instance, FreePrefix(existing), 1);
    }

    /// <summary>New ids number <paramref name="start"/> … <paramref name="start"/> + <paramref name="count"/> − 1.</summary>
    /// <exception cref="InvalidOperationException">The integer type of the ids has no room for so many more; load the ids as text.</exception>
    public Vocabulary Create(int start, int count)
    {
        if (type is TextDataViewType)
        {
            var ids = new string[count];
            for (var i = 0; i < count; i++)
                ids[i] = string.Create(CultureInfo.InvariantCulture, $"{prefix}{first + start + i}");
            return new TextVocabulary(ids);
        }

        if (count > 0 && (first > long.MaxValue - start - count || first + start + count - 1 > LargestOf(type)))
            throw new InvalidOperationException($"Ids of type {type} have no room for {count} more after {first + start - 1}. Load the ids as text or as a wider integer.");
        var numbers = new long[count];
        for (var i = 0; i < count; i++)
            numbers[i] = first + start + i;
        return new IntegerVocabulary(type, numbers);
    }

    internal void Write(BinaryWriter writer)
    {
        VocabularyFormat.WriteType(writer, type);
        writer.Write(prefix);
        writer.Write(first);
    }

    internal static FreshIds Read(BinaryReader reader) => new(VocabularyFormat.ReadType(reader), reader.ReadString(), reader.ReadInt64());

    private static FreshIds AfterIntegers(Vocabulary existing)
    {
        var integers = (IntegerVocabulary)existing;
        var largest = -1L;
        for (var i = 0; i < integers.Count; i++)
        {
            var id = integers.GetBits(i);
            if (existing.Type.RawType == typeof(ulong) && id < 0)
                throw new InvalidOperationException($"The id {integers.GetText(i)} leaves no room for new ids. Load the ids as text.");
            largest = Math.Max(largest, id);
        }

        if (largest == long.MaxValue)
            throw new InvalidOperationException($"The id {largest} leaves no room for new ids. Load the ids as text.");
        return new(existing.Type, "", largest + 1);
    }

    private static string FreePrefix(Vocabulary existing)
    {
        var prefix = "synthetic-";
        while (Enumerable.Range(0, existing.Count).Any(i => existing.GetText(i).StartsWith(prefix, StringComparison.Ordinal)))
            prefix += "-";
        return prefix;
    }

    private static long LargestOf(DataViewType type) => Type.GetTypeCode(type.RawType) switch
    {
        TypeCode.SByte => sbyte.MaxValue,
        TypeCode.Byte => byte.MaxValue,
        TypeCode.Int16 => short.MaxValue,
        TypeCode.UInt16 => ushort.MaxValue,
        TypeCode.Int32 => int.MaxValue,
        TypeCode.UInt32 => uint.MaxValue,
        _ => long.MaxValue,
    };
}
