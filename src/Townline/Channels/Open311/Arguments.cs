using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Townline.Channels.Open311.Documents;
using Townline.Platform.Text;
using Townline.Platform.Words;

namespace Townline.Channels.Open311;

/// <summary>The arguments of a call from query and form together; an empty one is an absent one, unknown ones do not matter.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, StringValues> _values = new(StringComparer.Ordinal);
    private readonly IWords _words;

    public Arguments(IEnumerable<KeyValuePair<string, StringValues>> query, IEnumerable<KeyValuePair<string, StringValues>> form, IWords words)
    {
        _words = words;
        foreach (var (name, values) in query.Concat(form))
        {
            var filled = values.Where(value => !string.IsNullOrWhiteSpace(value)).ToArray();
            if (filled.Length > 0)
            {
                _values[name] = StringValues.Concat(_values.GetValueOrDefault(name), filled);
            }
        }
    }

    /// <summary>First value, cleaned; null when absent.</summary>
    public string? Text(string name) => _values.TryGetValue(name, out var values) ? PlainText.Clean(values[0]) : null;

    /// <summary>All values, split at commas.</summary>
    public IReadOnlyList<string> List(string name) =>
        _values.TryGetValue(name, out var values)
            ? [.. values.SelectMany(value => value!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))]
            : [];

    /// <summary>All values as they are.</summary>
    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out var values) ? [.. values.Select(value => PlainText.Clean(value))] : [];

    /// <exception cref="Open311Exception">Not a number.</exception>
    public double? Number(string name) => Text(name) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : throw Open311Exception.BadRequest(_words["open311.number", name]);

    /// <summary>A whole number within bounds; outside of them the nearest bound.</summary>
    public int Count(string name, int otherwise, int least, int most) =>
        Number(name) is { } number ? (int)Math.Clamp(number, least, most) : otherwise;

    /// <exception cref="Open311Exception">Not a moment, or one without a zone.</exception>
    public DateTimeOffset? Moment(string name) => Text(name) is not { } text ? null
        : W3CTime.Parse(text) ?? throw Open311Exception.BadRequest(_words["open311.date", name]);

    /// <summary>attribute[CODE]=v, attribute[CODE][]=v, and the same repeated.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes()
    {
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, values) in _values)
        {
            if (name.StartsWith("attribute[", StringComparison.Ordinal) && name.IndexOf(']') is > 10 and var end)
            {
                var code = name[10..end];
                found[code] = [.. found.GetValueOrDefault(code) ?? [], .. values.Select(value => value!)];
            }
        }

        return found;
    }
}
