namespace SynthRec.MLNet;

/// <summary>A list whose elements can be set in place and read as a span.</summary>
internal sealed class GrowingArray<T>
{
    private T[] elements = new T[1024];

    public int Count { get; private set; }

    public ReadOnlySpan<T> Span => elements.AsSpan(0, Count);

    public ref T this[int index] => ref elements[index];

    public void Add(T element)
    {
        if (Count == elements.Length)
            Array.Resize(ref elements, checked(Count * 2));
        elements[Count++] = element;
    }
}
