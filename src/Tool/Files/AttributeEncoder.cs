namespace SynthRec.MLNet.Tool.Files;

/// <summary>Makes attributes into feature vectors, those of new users or items by the columns of the known ones. Generators standardise them.</summary>
internal sealed class AttributeEncoder
{
    private readonly AttributeColumn[] columns;
    private readonly int width;

    /// <param name="known">The attributes that are learnt from.</param>
    /// <param name="categorical">The columns that hold categories though they look like numbers.</param>
    /// <exception cref="InvalidDataException">A column cannot be learnt from, or one of the categorical columns is not there.</exception>
    public AttributeEncoder(AttributeTable known, string[] categorical)
    {
        if (categorical.Except(known.Names).FirstOrDefault() is { } absent)
            throw new InvalidDataException($"There is no column '{absent}', which --categorical names. The columns are: {string.Join(", ", known.Names.Select(name => $"'{name}'"))}.");
        columns = [.. known.Names.Select((name, at) => AttributeColumn.Of(name, Array.ConvertAll(known.Rows, row => row[at]), categorical.Contains(name)))];
        width = columns.Sum(column => column.Width);
    }

    /// <exception cref="InvalidDataException">The columns are not those that were learnt from, or a field cannot be used.</exception>
    public FeatureVectors Encode(AttributeTable table)
    {
        var places = Array.ConvertAll(columns, column => Array.IndexOf(table.Names, column.Name));
        if (Array.IndexOf(places, -1) is var absent and >= 0)
            throw new InvalidDataException($"There is no column '{columns[absent].Name}', which is learnt from. Add it.");
        if (table.Names.Except(columns.Select(column => column.Name)).FirstOrDefault() is { } extra)
            throw new InvalidDataException($"Column '{extra}' is not learnt from, as the attributes to learn from lack it. Leave it out, or name the columns to use in --feature-columns.");
        var values = new float[table.Rows.Length * width];
        for (var row = 0; row < table.Rows.Length; row++)
        {
            var start = row * width;
            for (var at = 0; at < columns.Length; at++)
            {
                columns[at].Write(table.Rows[row][places[at]], table.Ids.GetText(row), values.AsSpan(start, columns[at].Width));
                start += columns[at].Width;
            }
        }

        return new(table.Ids, width, values);
    }
}
