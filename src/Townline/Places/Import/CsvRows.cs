using System.Runtime.CompilerServices;
using System.Text.Unicode;
using CsvHelper;
using Townline.Places.Contracts;
using Townline.Places.Text;

namespace Townline.Places.Import;

/// <summary>Reads places from CSV with a header: a point from latitude and longitude columns, or any shape from a column of well-known text.</summary>
internal static class CsvRows
{
    /// <summary>Bytes of a row, since one may hold a whole outline.</summary>
    public const int LongestRow = 16 << 20;

    /// <param name="stream">UTF-8 text; the separator (comma, semicolon, tab or bar) is found out.</param>
    /// <param name="columns">Columns whose names the program cannot guess: our name (see <see cref="FieldName"/>) to the file's.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="PlacesFileException">
    /// The file as a whole cannot be read (further): no header, no column with a place, a row beyond all bounds. What is wrong with a single row is
    /// that row's problem.
    /// </exception>
    public static async IAsyncEnumerable<SourceRow> Read(
        Stream stream,
        IReadOnlyDictionary<string, string>? columns = null,
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        var misquoted = false;
        var options = new CsvReaderOptions { MaxRecordSize = LongestRow, TrackLineNumbers = true, OnMalformedRecord = record => misquoted |= record.Reason != CsvMalformedReason.StrayQuote };
        using var csv = CsvReader.Create(stream, options, leaveOpen: true);
        string[]? names = null;
        while (await Next(csv, stop))
        {
            names ??= Names([.. csv.Headers], columns);
            yield return misquoted ? SourceRow.Unreadable((int)csv.LineNumber, "A quotation mark is not closed, or text follows a closed one.") : Row(csv, names);
            misquoted = false;
        }
        if (names is null)
            Names([.. csv.Headers], columns);
    }

    /// <exception cref="PlacesFileException">The row is beyond all bounds.</exception>
    public static async Task<bool> Next(CsvReader csv, CancellationToken stop)
    {
        try
        {
            return await csv.ReadAsync(stop);
        }
        catch (CsvFormatException wrong)
        {
            throw new PlacesFileException($"The row at line {wrong.LineNumber} is too long: is a quotation mark never closed?", wrong);
        }
    }

    private static string[] Names(string[] header, IReadOnlyDictionary<string, string>? columns)
    {
        var names = header.Select(FieldName.Fold).ToArray();
        foreach (var (ours, theirs) in columns ?? new Dictionary<string, string>())
        {
            var at = Array.FindIndex(header, name => name.Trim().Equals(theirs.Trim(), StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                throw new PlacesFileException($"The file has no column called {theirs}.");
            }

            // What somebody says goes before what the names of other columns suggest.
            var meant = FieldName.Fold(ours);
            names = [.. names.Select((name, index) => index == at ? meant : name == meant ? "" : name)];
        }
        var hasPoint = names.Intersect(FieldName.Lat).Any() && names.Intersect(FieldName.Long).Any();
        return hasPoint || names.Intersect(FieldName.Shape).Any()
            ? names
            : throw new PlacesFileException($"The file needs columns lat and long, or one called wkt. It has: {string.Join(", ", header.Take(30))}.");
    }

    private static SourceRow Row(CsvReader csv, string[] names)
    {
        var line = (int)csv.LineNumber;
        if (csv.FieldCount != names.Length)
            return SourceRow.Unreadable(line, $"It has {csv.FieldCount} cells where the header has {names.Length}.");
        if (!Utf8.IsValid(csv.RawRecord))
            return SourceRow.Unreadable(line, "It has text that is not UTF-8.");

        var fields = new Dictionary<string, string>(names.Length, StringComparer.Ordinal);
        for (var index = 0; index < names.Length; index++)
        {
            if (CleanText.OneLine(csv.GetString(index)) is { Length: > 0 } cell)
                fields.TryAdd(names[index], cell);
        }
        try
        {
            return new(line, null, CsvGeometry.Read(fields), fields, null);
        }
        catch (PlacesFileException wrong)
        {
            return SourceRow.Unreadable(line, wrong.Message);
        }
    }
}
