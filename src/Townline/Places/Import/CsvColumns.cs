using CsvHelper;
using Townline.Places.Contracts;
using Townline.Places.Text;

namespace Townline.Places.Import;

/// <summary>Looks at the header and the first rows of a CSV file.</summary>
internal static class CsvColumns
{
    private const int ExampleRows = 3;
    private const int MostColumns = 200;
    private const int LongestExample = 60;

    /// <exception cref="PlacesFileException">It has no header, or rows that end nowhere.</exception>
    public static async Task<IReadOnlyList<PlaceColumn>> Read(Stream file, PlaceKind kind, CancellationToken cancel)
    {
        using var csv = CsvReader.Create(file, new CsvReaderOptions { MaxRecordSize = CsvRows.LongestRow, TrackLineNumbers = true }, leaveOpen: true);
        var rows = new List<string[]>();
        while (rows.Count < ExampleRows && await CsvRows.Next(csv, cancel))
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(column => Example(CleanText.OneLine(csv.GetString(column))))]);
        }

        string[] header = [.. csv.Headers];
        if (header.Length is 0 or > MostColumns)
        {
            throw new PlacesFileException(header.Length == 0 ? "The file is empty." : $"The file has more than {MostColumns} columns: is the separator a comma, a semicolon, a tab or a bar?");
        }

        var meanings = Meanings(header, kind);
        return [.. header.Select((name, column) => new PlaceColumn(name.Trim(), meanings[column], [.. rows.Where(row => column < row.Length && row[column].Length > 0).Select(row => row[column])]))];
    }

    /// <summary>Each field is taken from the column whose name is the likeliest, and no column is two fields.</summary>
    private static string?[] Meanings(string[] header, PlaceKind kind)
    {
        var folded = header.Select(FieldName.Fold).ToArray();
        var meanings = new string?[header.Length];
        foreach (var field in PlaceFields.Of(kind))
        {
            var column = FieldName.NamesOf(field, kind).Select(name => Array.FindIndex(folded, known => known == name)).FirstOrDefault(at => at >= 0 && meanings[at] is null, -1);
            if (column >= 0)
            {
                meanings[column] = field;
            }
        }

        return meanings;
    }

    private static string Example(string cell) => cell.Length > LongestExample ? cell[..LongestExample] + "…" : cell;
}
