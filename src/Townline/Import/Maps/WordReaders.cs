using Townline.Platform.Commands;
using Townline.Requests.Contracts;

namespace Townline.Import.Maps;

/// <summary>What a source's word for the status means here.</summary>
/// <param name="Closed">Or open.</param>
/// <param name="Outcome">Of a closed one, where the word tells it.</param>
internal sealed record ImportedStatus(bool Closed, Outcome? Outcome);

/// <summary>Reads the status of a row.</summary>
internal sealed class StatusReader
{
    private readonly ColumnText _text;
    private readonly Dictionary<string, ImportedStatus> _meanings;

    /// <exception cref="CommandFailedException">A value is neither "open", "closed" nor "closed:OUTCOME".</exception>
    public StatusReader(StatusMap map, Columns columns)
    {
        _text = new(map.Text, columns);
        _meanings = map.Values.IgnoringCase(Meaning);
    }

    /// <summary>The source's word.</summary>
    public string Word(RowFields row) => _text.Of(row);

    /// <summary>Null when the map does not know the word.</summary>
    public ImportedStatus? Read(RowFields row) => _meanings.GetValueOrDefault(Word(row));

    private static ImportedStatus Meaning(string value) => value switch
    {
        "open" => new(false, null),
        "closed" => new(true, null),
        "closed:done" => new(true, Outcome.Done),
        "closed:could_not" => new(true, Outcome.CouldNot),
        "closed:not_ours" => new(true, Outcome.NotOurs),
        "closed:no_problem_found" => new(true, Outcome.NoProblemFound),
        "closed:duplicate" => new(true, Outcome.Duplicate),
        _ => throw new CommandFailedException($"The map's status '{value}' is neither \"open\", \"closed\" nor \"closed:\" with done, could_not, not_ours, no_problem_found or duplicate."),
    };
}

/// <summary>Reads the channel a request came by; "other" where the map does not say.</summary>
internal sealed class ChannelReader(ChannelMap? map, Columns columns)
{
    private const string Unknown = "other";
    private readonly ColumnText _text = new(map?.Text, columns);
    private readonly Dictionary<string, string> _channels = (map?.Values ?? []).IgnoringCase(value => value);

    public string Read(RowFields row) => _channels.GetValueOrDefault(_text.Of(row)) ?? map?.Otherwise ?? Unknown;
}

/// <summary>Tables of a map.</summary>
internal static class MapTables
{
    /// <summary>The table with keys that match whatever their case; of two that differ in case only the last one counts.</summary>
    public static Dictionary<string, TResult> IgnoringCase<TValue, TResult>(this Dictionary<string, TValue> table, Func<TValue, TResult> value)
    {
        var result = new Dictionary<string, TResult>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, each) in table)
        {
            result[key] = value(each);
        }

        return result;
    }
}
