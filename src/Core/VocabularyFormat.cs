using Microsoft.ML.Data;

namespace SynthRec.MLNet;

/// <summary>Vocabularies in model files.</summary>
internal static class VocabularyFormat
{
    public static void Write(BinaryWriter writer, Vocabulary vocabulary)
    {
        switch (vocabulary)
        {
            case KeyVocabulary { Values: { } values }:
                Write(writer, values);
                return;
            case IntegerVocabulary integers:
                WriteType(writer, integers.Type);
                writer.Write(integers.Count);
                for (var i = 0; i < integers.Count; i++)
                    writer.Write(integers.GetBits(i));
                return;
            case KeyVocabulary keys:
                WriteType(writer, NumberDataViewType.Int64);
                writer.Write(keys.Count);
                for (var i = 0; i < keys.Count; i++)
                    writer.Write((long)i);
                return;
            default:
                WriteType(writer, TextDataViewType.Instance);
                writer.Write(vocabulary.Count);
                for (var i = 0; i < vocabulary.Count; i++)
                    writer.Write(vocabulary.GetText(i));
                return;
        }
    }

    public static Vocabulary Read(BinaryReader reader)
    {
        var type = ReadType(reader);
        var count = reader.ReadInt32();
        if (count < 0)
            throw new InvalidDataException("The file is damaged: a vocabulary has a negative size.");
        if (type is TextDataViewType)
        {
            var ids = new string[count];
            for (var i = 0; i < count; i++)
                ids[i] = reader.ReadString();
            return new TextVocabulary(ids);
        }

        var numbers = new long[count];
        for (var i = 0; i < count; i++)
            numbers[i] = reader.ReadInt64();
        return new IntegerVocabulary(type, numbers);
    }

    public static void WriteType(BinaryWriter writer, DataViewType type) =>
        writer.Write((byte)(type is TextDataViewType ? TypeCode.String : Type.GetTypeCode(type.RawType)));

    public static DataViewType ReadType(BinaryReader reader) => (TypeCode)reader.ReadByte() switch
    {
        TypeCode.String => TextDataViewType.Instance,
        TypeCode.SByte => NumberDataViewType.SByte,
        TypeCode.Byte => NumberDataViewType.Byte,
        TypeCode.Int16 => NumberDataViewType.Int16,
        TypeCode.UInt16 => NumberDataViewType.UInt16,
        TypeCode.Int32 => NumberDataViewType.Int32,
        TypeCode.UInt32 => NumberDataViewType.UInt32,
        TypeCode.Int64 => NumberDataViewType.Int64,
        TypeCode.UInt64 => NumberDataViewType.UInt64,
        var other => throw new InvalidDataException($"The file is damaged: it names an id type {other}."),
    };
}
