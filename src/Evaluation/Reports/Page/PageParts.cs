namespace SynthRec.MLNet.Evaluation;

/// <summary>A page of HTML, as the template takes it.</summary>
internal sealed record Page(string Title, string Verdict, string Score, string ScoreDefinition, string Data, IReadOnlyList<string> Reasons, IReadOnlyList<PageTable> Tables, IReadOnlyList<PageSection> Sections, IReadOnlyList<string> Notes, string Made);

/// <summary>A section of the page.</summary>
internal sealed record PageSection(string Id, string Title, string Verdict, string VerdictClass, string Score, string ScoreDefinition, string About, IReadOnlyList<string> Reasons, IReadOnlyList<PageFigure> Figures, IReadOnlyList<PageTable> Tables, IReadOnlyList<PageDefinition> Definitions);

/// <summary>A drawing with its caption.</summary>
internal sealed record PageFigure(string Svg, string Caption, IReadOnlyList<PageKey> Keys);

/// <summary>What a colour of a drawing stands for.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Color">The name of the CSS variable of the colour.</param>
/// <param name="Line">The style of the line or box, as CSS has it.</param>
internal sealed record PageKey(string Name, string Color, string Line);

/// <summary>A table that can be sorted.</summary>
internal sealed record PageTable(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<PageRow> Rows);

/// <summary>A row of a table, whose first cell is its heading.</summary>
internal sealed record PageRow(PageCell Heading, IReadOnlyList<PageCell> Cells);

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it shows.</param>
/// <param name="SortBy">What it is sorted by if that is not its text.</param>
/// <param name="Hint">What is said on hovering.</param>
/// <param name="Target">The id of the definition that it leads to.</param>
/// <param name="Class">The CSS class.</param>
internal sealed record PageCell(string Text, string? SortBy = null, string? Hint = null, string? Target = null, string? Class = null);

/// <summary>What a metric is, as a footnote.</summary>
internal sealed record PageDefinition(string Id, string Name, string Text, string? Source);
