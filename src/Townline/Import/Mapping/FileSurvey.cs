using Townline.Import.Maps;
using Townline.Platform.Commands;

namespace Townline.Import.Mapping;

/// <summary>What stands in a file: its columns with samples, and the values of service and status with how often each comes.</summary>
internal sealed class FileSurvey
{
    private const int MostSamples = 300;
    private const int RowsForSamples = 20_000;
    private const int MostValues = 2_000;
    private readonly Dictionary<string, long> _services = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _statuses = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string>[] _samples;

    private FileSurvey(CsvSource source)
    {
        (Headers, Separator, Columns) = (source.Headers, source.Separator ?? ',', new Columns(source.Headers));
        _samples = [.. Headers.Select(_ => new List<string>())];
    }

    public IReadOnlyList<string> Headers { get; }

    public char Separator { get; }

    public Columns Columns { get; }

    /// <summary>Rows of the file, good and bad.</summary>
    public long Rows { get; private set; }

    /// <summary>Different values of a column among its first rows, at most 300.</summary>
    public IReadOnlyList<string> Samples(int column) => _samples[column];

    /// <summary>Values with how many rows have them, the most frequent first; at most 2,000 are told apart.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Services => Sorted(_services);

    /// <inheritdoc cref="Services"/>
    public IReadOnlyList<KeyValuePair<string, long>> Statuses => Sorted(_statuses);

    /// <summary>The columns alone.</summary>
    /// <exception cref="CommandFailedException">It has no header.</exception>
    public static Columns ColumnsOf(CsvFile file)
    {
        using var source = new CsvSource(file);
        return new(source.Headers);
    }

    /// <summary>Reads the whole file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="map">Says what the service and the status are; null while there is none.</param>
    /// <exception cref="CommandFailedException">It has no header.</exception>
    public static FileSurvey Of(CsvFile file, ImportMap? map)
    {
        using var source = new CsvSource(file);
        var survey = new FileSurvey(source);
        var row = new RowFields(map?.Empty ?? []);
        var (code, name) = (survey.Find(map?.Service.Code), survey.Find(map?.Service.Name));
        var status = survey.Find(map?.Status.Text);
        for (; source.Read(); survey.Rows++)
        {
            if (source.Fault is null)
            {
                row.Set(source.Row);
                survey.Sample(row);
                Count(survey._services, name.Of(row) is { Length: > 0 } named ? named : code.Of(row));
                Count(survey._statuses, status.Of(row));
            }
        }

        return survey;
    }

    private static IReadOnlyList<KeyValuePair<string, long>> Sorted(Dictionary<string, long> values) =>
        [.. values.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    private static void Count(Dictionary<string, long> values, string value)
    {
        if (value.Length > 0 && (values.Count < MostValues || values.ContainsKey(value)))
        {
            values[value] = values.GetValueOrDefault(value) + 1;
        }
    }

    /// <summary>Nothing where the file lacks the column: the mapper says so.</summary>
    private ColumnText Find(MapText? text)
    {
        try
        {
            return new(text, Columns);
        }
        catch (CommandFailedException)
        {
            return new(null, Columns);
        }
    }

    private void Sample(RowFields row)
    {
        if (Rows >= RowsForSamples)
        {
            return;
        }

        for (var column = 0; column < _samples.Length; column++)
        {
            if (_samples[column].Count < MostSamples && row[column] is { Length: > 0 } value && !_samples[column].Contains(value))
            {
                _samples[column].Add(value);
            }
        }
    }
}
