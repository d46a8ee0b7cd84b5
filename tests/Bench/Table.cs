namespace Proxmox.Bench;

/// <summary>Rows of text in columns; the first is flush left, the others right.</summary>
/// <param name="header">The heads of the columns.</param>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Prints all rows.</summary>
    public void Write(TextWriter output)
    {
        var widths = Enumerable.Range(0, header.Length).Select(column => _rows.Max(row => row[column].Length)).ToList();
        foreach (var row in _rows)
        {
            output.WriteLine("  " + string.Join(
                "  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
        }

        output.WriteLine();
    }
}
