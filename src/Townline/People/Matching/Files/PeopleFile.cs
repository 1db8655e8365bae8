using CsvHelper;
using Townline.Platform.Commands;

namespace Townline.People.Matching.Files;

/// <summary>Reads people from a CSV file with a heading (UTF-8; comma, semicolon, tab or bar).</summary>
internal static class PeopleFile
{
    private const int LongestRow = 1 << 20;

    /// <exception cref="CommandFailedException">It cannot be read; the message says why.</exception>
    public static List<MatchRecord> Read(string path, IReadOnlyList<string> columns)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var csv = CsvReader.Create(stream, new CsvReaderOptions { MaxRecordSize = LongestRow, TrackLineNumbers = true });
            PeopleColumns? meaning = null;
            var people = new List<MatchRecord>();
            while (csv.Read())
            {
                meaning ??= new PeopleColumns([.. csv.Headers], columns);
                people.Add(meaning.Read(csv.FieldCount, csv.GetString, people.Count + 1));
            }

            _ = meaning ?? throw new CommandFailedException($"{path} holds nobody: its first line names the columns, each further line is a person.");
            return people;
        }
        catch (CsvFormatException error)
        {
            throw new CommandFailedException($"{path}: the row at line {error.LineNumber} cannot be read; is a quotation mark never closed?");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(File.Exists(path) ? $"{path} cannot be read: {error.Message}" : $"There is no file {path}.");
        }
    }
}
