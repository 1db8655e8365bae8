namespace Townline.Channels.Email.Mime.Quoting;

/// <summary>A text by lines.</summary>
internal sealed class TextLines
{
    private readonly string _text;
    private readonly List<int> _starts = [];

    public TextLines(string text)
    {
        _text = text;
        for (var at = 0; at < text.Length;)
        {
            _starts.Add(at);
            var end = text.IndexOf('\n', at);
            at = end < 0 ? text.Length : end + 1;
        }
    }

    public int Count => _starts.Count;

    /// <summary>Without white space and invisible marks of direction at its ends.</summary>
    public ReadOnlySpan<char> this[int line] => _text.AsSpan(_starts[line], End(line) - _starts[line]).Trim(" \t\r\n\u00A0\u200E\u200F\u202A\u202B\u202C\u2066\u2067\u2068\u2069");

    public ReadOnlySpan<char> Whole(int line) => _text.AsSpan(_starts[line], End(line) - _starts[line]).TrimEnd("\r\n");

    public int Start(int line) => _starts[line];

    /// <summary>After its line end.</summary>
    public int End(int line) => line + 1 < _starts.Count ? _starts[line + 1] : _text.Length;

    public bool IsBlank(int line) => this[line].IsEmpty;

    public bool IsQuoted(int line) => this[line] is ['>', ..];

    /// <summary>The first line from there on that is not blank; <see cref="Count"/> if there is none.</summary>
    public int NextWritten(int from)
    {
        while (from < Count && IsBlank(from))
        {
            from++;
        }

        return from;
    }
}
