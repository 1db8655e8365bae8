using CsvHelper;
using Townline.Platform.Commands;

namespace Townline.Import.Maps;

/// <summary>
/// The columns of one file, found by name whatever the case, spaces and underscores: "SRNumber" is "sr_number". "#3" is the third, for a column without a
/// name of its own.
/// </summary>
internal sealed class Columns
{
    private readonly IReadOnlyList<string> _headers;
    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<int> _used = [];

    public Columns(IReadOnlyList<string> headers)
    {
        _headers = headers;
        for (var i = headers.Count - 1; i >= 0; i--)
        {
            _byName[Key(headers[i])] = i;
        }
    }

    public string Name(int column) => _headers[column].Trim();

    /// <summary>The columns that no template has asked for.</summary>
    public IEnumerable<int> Unused => Enumerable.Range(0, _headers.Count).Where(column => !_used.Contains(column));

    /// <param name="names">"A", or "A|B" for the first of them that is filled; "A?" may be missing in the file.</param>
    /// <returns>The columns to look at in order; none when an optional one is missing.</returns>
    /// <exception cref="CommandFailedException">None of them is in the file and it is not optional.</exception>
    public int[] Find(string names)
    {
        var optional = names.EndsWith('?');
        var found = names.TrimEnd('?').Split('|').Select(Index).Where(column => column >= 0).ToArray();
        _used.UnionWith(found);
        return found.Length > 0 || optional
            ? found
            : throw new CommandFailedException($"The map needs a column '{names}', which the file does not have. Its columns: {string.Join(", ", _headers)}.");
    }

    /// <summary>How a template names a column so that it is found again: by its name where that is a name and nobody else's, else by its number.</summary>
    public string Reference(int column)
    {
        var name = Name(column);
        var isPlain = Key(name).Length > 0 && !name.AsSpan().ContainsAny("{}|?#") && _byName[Key(name)] == column;
        return isPlain ? name : $"#{column + 1}";
    }

    private int Index(string name)
    {
        if (name.StartsWith('#') && int.TryParse(name.AsSpan(1), out var number))
        {
            return number > 0 && number <= _headers.Count ? number - 1 : -1;
        }

        return _byName.GetValueOrDefault(Key(name), -1);
    }

    private static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}

/// <summary>The fields of the current row as clean text.</summary>
/// <param name="empty">Values that mean nothing.</param>
internal sealed class RowFields(IEnumerable<string> empty)
{
    private readonly HashSet<string> _empty = new(empty, StringComparer.OrdinalIgnoreCase);
    private CsvReader _row = null!;

    /// <summary>Moves to a row; its fields are read from <paramref name="row"/> until it moves on.</summary>
    public void Set(CsvReader row) => _row = row;

    /// <summary>The field without outer blanks and control characters; "" when it is empty or a word that means nothing.</summary>
    public string this[int column]
    {
        get
        {
            var text = CleanText.Of(_row.GetString(column));
            return _empty.Count > 0 && _empty.Contains(text) ? "" : text;
        }
    }
}
