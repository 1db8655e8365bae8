using System.Text;
using Townline.Channels.Email.Mime.Headers;

namespace Townline.Channels.Email.Mime.Addresses;

/// <summary>
/// Reads a list of addresses (RFC 5322) in one pass over its characters. The structure is read first and names are decoded afterwards, so what is encoded can never become an address.
/// Groups give their members; a comma that a name forgot to quote joins what it parted.
/// </summary>
internal sealed class AddressReader
{
    private const int LongestPiece = 2_000;

    private readonly string _text;
    private readonly List<MailAddress> _addresses = [];

    /// <summary>Words outside brackets; with quotes and without.</summary>
    private readonly StringBuilder _written = new();
    private readonly StringBuilder _name = new();
    private string? _angle;
    private string? _comment;
    private string? _unfinished;
    private int _total;
    private int _at;

    private AddressReader(string text) => _text = text;

    /// <param name="field">Read whole, however long.</param>
    /// <param name="charset">Of raw bytes in it.</param>
    public static MailAddressList Read(HeaderField field, string? charset) => Read(HeaderText.Unfold(field.Value.Span, int.MaxValue, charset));

    /// <param name="raw">The field, unfolded and not decoded.</param>
    public static MailAddressList Read(string raw) => new AddressReader(raw).ReadAll();

    private MailAddressList ReadAll()
    {
        for (; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case '"':
                    Quoted();
                    break;
                case '(':
                    _comment = Comment() is { Length: > 0 } comment ? comment : _comment;
                    break;
                case '<':
                    Angle();
                    break;
                case ',':
                    End(mayContinue: true);
                    break;
                case ';':
                    End(mayContinue: false);
                    break;
                case ':' when _angle is null && !Contains(_written, '@'):
                    // What stood before was the name of a group.
                    Clear();
                    break;
                default:
                    Append(_text[_at], _text[_at]);
                    break;
            }
        }

        End(mayContinue: false);
        return _total == 0 ? MailAddressList.Empty : new MailAddressList(_addresses, _total);
    }

    private void Append(char written, char? name)
    {
        if (_written.Length < LongestPiece)
        {
            _written.Append(written);
            _name.Append(name is { } c ? c : "");
        }
    }

    private void Quoted()
    {
        Append('"', null);
        for (_at++; _at < _text.Length && _text[_at] != '"'; _at++)
        {
            _at += _text[_at] == '\\' && _at + 1 < _text.Length ? 1 : 0;
            Append(_text[_at], _text[_at]);
        }

        Append('"', null);
    }

    /// <summary>Comments nest.</summary>
    private string Comment()
    {
        var (start, depth) = (_at + 1, 0);
        for (; _at < _text.Length; _at++)
        {
            depth += _text[_at] switch { '(' => 1, ')' => -1, _ => 0 };
            _at += _text[_at] == '\\' ? 1 : 0;
            if (depth == 0)
            {
                break;
            }
        }

        var end = Math.Min(_at, _text.Length);
        return _text[start..Math.Max(start, Math.Min(end, start + LongestPiece))];
    }

    /// <summary>The first brackets count; a bracket that is never closed ends at the next comma.</summary>
    private void Angle()
    {
        var (start, isQuoted) = (_at + 1, false);
        for (_at++; _at < _text.Length && (isQuoted || _text[_at] is not ('>' or '<')); _at++)
        {
            isQuoted ^= _text[_at] == '"';
        }

        if (_at >= _text.Length && _text.IndexOf(',', start) is var comma and >= 0)
        {
            _at = comma;
        }

        var content = _text[start..Math.Min(_at, _text.Length)];
        _at -= _at < _text.Length && _text[_at] is '<' or ',' ? 1 : 0;
        _angle = string.IsNullOrEmpty(_angle) ? Address(content) : _angle;
    }

    /// <summary>Without route (<c>@a,@b:</c>), <c>mailto:</c> and spaces.</summary>
    private static string Address(string content)
    {
        content = content.Trim(' ', '\t', '\'');
        content = content.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? content[7..] : content;
        var colon = content.StartsWith('@') ? content.IndexOf(':', StringComparison.Ordinal) : -1;
        content = HeaderText.Clean(content[(colon + 1)..]);
        return content.Contains('"', StringComparison.Ordinal) ? content : content.Replace(" ", "", StringComparison.Ordinal);
    }

    private void End(bool mayContinue)
    {
        var written = _written.ToString().Trim();
        if (_angle is null && written.Length == 0)
        {
            Clear();
            return;
        }

        if (_angle is null && mayContinue && !written.Contains('@', StringComparison.Ordinal))
        {
            // "Müller, Ana <a@b.c>": perhaps the first half of a name.
            _unfinished = _unfinished is null ? written : $"{_unfinished}, {written}";
            _unfinished = _unfinished.Length > LongestPiece ? written : _unfinished;
            var kept = _unfinished;
            Clear();
            _unfinished = kept;
            return;
        }

        Add(_angle is null or "" && written.Contains('@', StringComparison.Ordinal) ? Bare(written) : Named());
        Clear();
    }

    private void Add(MailAddress address)
    {
        _total++;
        if (_addresses.Count < MailLimits.MaxAddresses)
        {
            _addresses.Add(address);
        }
    }

    private MailAddress Named()
    {
        var name = _name.ToString().Trim();
        name = _unfinished is null ? name : $"{_unfinished.Replace("\"", "", StringComparison.Ordinal)}, {name}";
        return new MailAddress(NameOf(name.Length > 0 ? name : _comment ?? ""), _angle ?? "");
    }

    /// <summary>An address without brackets; words before it are a name that forgot them.</summary>
    private MailAddress Bare(string written)
    {
        if (written.StartsWith('"'))
        {
            return written.Contains("\"@", StringComparison.Ordinal) ? new MailAddress(NameOf(_comment ?? ""), Address(written)) : new MailAddress(NameOf(_name.ToString()), "");
        }

        var words = written.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var address = Array.FindIndex(words, word => word.Contains('@', StringComparison.Ordinal));
        var name = string.Join(' ', words[..address]);
        return new MailAddress(NameOf(name.Length > 0 ? name : _comment ?? ""), Address(words[address]));
    }

    private static string NameOf(string name)
    {
        var decoded = HeaderText.Clean(EncodedWords.Decode(name.Trim())).Trim();
        return decoded is ['\'', .., '\''] && decoded.Length > 2 ? decoded[1..^1] : decoded;
    }

    private static bool Contains(StringBuilder text, char c)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == c)
            {
                return true;
            }
        }

        return false;
    }

    private void Clear()
    {
        _written.Clear();
        _name.Clear();
        (_angle, _comment, _unfinished) = (null, null, null);
    }
}
