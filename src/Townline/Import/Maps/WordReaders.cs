using Townline.Platform.Commands;
using Townline.Requests.Contracts;

namespace Townline.Import.Maps;

/// <summary>What a source's word for the status means here.</summary>
/// <param name="Closed">Or open.</param>
/// <param name="Outcome">Of a closed one, where the word tells it.</param>
/// <param name="LeftOut">Such requests are not taken.</param>
internal sealed record ImportedStatus(bool Closed, Outcome? Outcome, bool LeftOut = false);

/// <summary>Reads the status of a row.</summary>
internal sealed class StatusReader
{
    public const string LeaveOut = "leave_out";
    private readonly ColumnText? _text;
    private readonly ColumnText _closedAt;
    private readonly Dictionary<string, ImportedStatus> _meanings;

    /// <exception cref="CommandFailedException">A value is neither "open", "closed", "closed:OUTCOME" nor "leave_out"; or nothing tells the status.</exception>
    public StatusReader(StatusMap map, MapText? closedAt, Columns columns)
    {
        if (map.Text is null && closedAt is null)
        {
            throw new CommandFailedException("The map needs the text of the status, or the date of closing, which tells it too.");
        }

        _text = map.Text is null ? null : new(map.Text, columns);
        _closedAt = new(closedAt, columns);
        _meanings = map.Values.IgnoringCase(Meaning);
    }

    /// <summary>The source's word.</summary>
    public string Word(RowFields row) => _text?.Of(row) ?? "";

    /// <summary>Null when the map does not know the word.</summary>
    public ImportedStatus? Read(RowFields row) => _text is null ? new(_closedAt.Of(row).Length > 0, null) : _meanings.GetValueOrDefault(Word(row));

    private static ImportedStatus Meaning(string value) => value switch
    {
        "open" => new(false, null),
        "closed" => new(true, null),
        LeaveOut => new(false, null, LeftOut: true),
        "closed:done" => new(true, Outcome.Done),
        "closed:could_not" => new(true, Outcome.CouldNot),
        "closed:not_ours" => new(true, Outcome.NotOurs),
        "closed:no_problem_found" => new(true, Outcome.NoProblemFound),
        "closed:duplicate" => new(true, Outcome.Duplicate),
        _ => throw new CommandFailedException($"The map's status '{value}' is neither \"open\", \"closed\", \"leave_out\" nor \"closed:\" with done, could_not, not_ours, no_problem_found or duplicate."),
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
