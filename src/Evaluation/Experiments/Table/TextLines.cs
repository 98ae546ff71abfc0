using System.Text;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Lines of text, broken at spaces where they are too long.</summary>
internal sealed class TextLines
{
    public const int Width = 100;

    /// <summary>The width of the first column of a table, which has names.</summary>
    public const int NameWidth = 17;

    private readonly StringBuilder text = new();

    public void Add(string line = "")
    {
        line = line.TrimEnd();
        while (line.Length > Width)
        {
            var space = line.LastIndexOf(' ', Width);
            var end = space > 4 ? space : Width;
            text.AppendLine(line[..end].TrimEnd());
            line = $"    {line[end..].TrimStart()}";
        }

        text.AppendLine(line);
    }

    public override string ToString() => text.ToString();
}
