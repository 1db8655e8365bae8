using System.Text;
using Townline.Platform.Commands;

namespace Townline.Import.Maps;

/// <summary>A <see cref="MapText"/> tied to the columns of one file: gives the text of a row.</summary>
internal sealed class ColumnText
{
    private readonly Template[][] _pieces;
    private readonly string _separator;

    /// <param name="text">What the map says; null gives "" for every row.</param>
    /// <param name="columns">The columns of the file.</param>
    /// <param name="separator">Goes between the pieces that are filled.</param>
    /// <exception cref="CommandFailedException">The map names a column that the file does not have.</exception>
    public ColumnText(MapText? text, Columns columns, string separator = " ")
        : this(text is null ? [] : [.. text.Pieces.Select(piece => piece.Select(one => Template.Parse(one, columns)).ToArray())], separator)
    {
    }

    private ColumnText(Template[][] pieces, string separator) => (_pieces, _separator) = (pieces, separator);

    /// <summary>The text of one column.</summary>
    public static ColumnText Column(int column) => new([[Template.OfColumn(column)]], "");

    /// <summary>The text of the row; "" when nothing of it is filled.</summary>
    public string Of(RowFields row)
    {
        switch (_pieces)
        {
            case []: return "";
            case [var only]: return FirstFilled(only, row) ?? "";
        }

        var text = new StringBuilder();
        foreach (var alternatives in _pieces)
        {
            if (FirstFilled(alternatives, row) is { Length: > 0 } piece)
            {
                text.Append(text.Length > 0 ? _separator : "").Append(piece);
            }
        }

        return text.ToString();
    }

    private static string? FirstFilled(Template[] alternatives, RowFields row)
    {
        foreach (var template in alternatives)
        {
            if (template.Fill(row) is { } filled)
            {
                return filled;
            }
        }

        return null;
    }
}
