using System.Text;
using Townline.Platform.Commands;

namespace Townline.Import.Maps;

/// <summary>
/// Text and columns in turn, such as "{Street 1} &amp; {Street 2}". {A|B} is the first of the two that is filled; {A?} may be
/// missing in the file.
/// </summary>
internal sealed class Template
{
    private readonly (string Text, int[]? Columns)[] _parts;
    private readonly int? _only;

    private Template(List<(string Text, int[]? Columns)> parts)
    {
        _parts = [.. parts];
        _only = _parts is [("", [var column])] ? column : null;
    }

    /// <summary>The text of one column.</summary>
    public static Template OfColumn(int column) => new([("", [column])]);

    /// <exception cref="CommandFailedException">A brace is not closed, or the file has no such column.</exception>
    public static Template Parse(string template, Columns columns)
    {
        var parts = new List<(string, int[]?)>();
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            var close = template.IndexOf('}', at);
            if (open < 0 && close < 0)
            {
                parts.Add((template[at..], null));
                break;
            }

            if (open < 0 || close < open)
            {
                throw new CommandFailedException($"The map's text '{template}' has a brace without its partner.");
            }

            parts.Add((template[at..open], columns.Find(template[(open + 1)..close])));
            at = close + 1;
        }

        return new(parts);
    }

    /// <summary>The text for the row; null when one of the columns is empty.</summary>
    public string? Fill(RowFields row)
    {
        if (_only is { } column)
        {
            return row[column] is { Length: > 0 } value ? value : null;
        }

        var text = new StringBuilder();
        foreach (var (literal, columns) in _parts)
        {
            text.Append(literal);
            if (columns is not null)
            {
                if (First(columns, row) is not { Length: > 0 } value)
                {
                    return null;
                }

                text.Append(value);
            }
        }

        return text.ToString();
    }

    private static string First(int[] columns, RowFields row)
    {
        foreach (var column in columns)
        {
            if (row[column] is { Length: > 0 } value)
            {
                return value;
            }
        }

        return "";
    }
}
