using System.Text;

namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>Reads a response (RFC 3501 and 9051, section 9) that is all there. Any bytes give a response or <see cref="ImapNonsenseException"/>.</summary>
internal ref struct ImapParser
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly IReadOnlyList<ImapLiteral> _literals;
    private readonly int _depth;
    private int _at;
    private int _literal;

    private ImapParser(ImapLine line, int depth)
    {
        _text = line.Text;
        _literals = line.Literals;
        _depth = depth;
    }

    private readonly ReadOnlySpan<byte> Rest => _text[_at..];

    public static ImapResponse Read(ImapLine line, ImapLimits limits) => new ImapParser(line, limits.Depth).Response();

    private ImapResponse Response()
    {
        var tag = Word();
        if (tag.Length == 0)
        {
            throw Nonsense();
        }

        Space();
        if (tag == "+")
        {
            return new ImapResponse { Tag = tag, Words = Encoding.UTF8.GetString(Rest) };
        }

        var start = _at;
        var name = Word();
        if (ImapStatuses.Of(Encoding.UTF8.GetBytes(name)) is { } status)
        {
            Space();
            return new ImapResponse { Tag = tag, Status = status, Code = Code(), Words = Encoding.UTF8.GetString(Rest) };
        }

        if (tag != "*")
        {
            throw Nonsense();
        }

        long? number = null;
        if (new ImapAtom(name).Number is { } counted)
        {
            number = counted;
            Space();
            name = Word();
        }

        if (name.Length == 0 || !name.All(char.IsAsciiLetterOrDigit))
        {
            _at = start;
            throw Nonsense();
        }

        return new ImapResponse { Tag = tag, Name = name.ToUpperInvariant(), Number = number, Values = Values() };
    }

    /// <summary>"[UIDVALIDITY 12] " after a status.</summary>
    private ImapCode? Code()
    {
        var end = Rest.IndexOf((byte)']');
        if (Rest is not [(byte)'[', ..] || end < 0)
        {
            return null;
        }

        var code = Encoding.UTF8.GetString(Rest[1..end]);
        _at += end + 1;
        Space();
        var space = code.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new ImapCode(code.ToUpperInvariant(), "") : new ImapCode(code[..space].ToUpperInvariant(), code[(space + 1)..].Trim());
    }

    /// <summary>All that is left, with spaces between.</summary>
    private List<ImapValue> Values()
    {
        var values = new List<ImapValue>();
        for (Spaces(); Rest.Length > 0; Spaces())
        {
            values.Add(Value(depth: 0));
        }

        return values;
    }

    private ImapValue Value(int depth) => Rest[0] switch
    {
        (byte)'(' => List(depth),
        (byte)'"' => Quoted(),
        (byte)'{' => Literal(),
        (byte)'~' when Rest is [_, (byte)'{', ..] => Literal(),
        _ => Atom(),
    };

    private ImapList List(int depth)
    {
        if (depth == _depth)
        {
            throw Nonsense();
        }

        _at++;
        var values = new List<ImapValue>();
        for (Spaces(); Rest is not [(byte)')', ..]; Spaces())
        {
            if (Rest.IsEmpty)
            {
                throw Nonsense();
            }

            values.Add(Value(depth + 1));
        }

        _at++;
        return new ImapList(values);
    }

    private ImapString Quoted()
    {
        var bytes = new List<byte>();
        for (_at++; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case (byte)'"':
                    _at++;
                    return new ImapString([.. bytes], bytes.Count);
                case (byte)'\\' when _at + 1 < _text.Length:
                    bytes.Add(_text[++_at]);
                    break;
                default:
                    bytes.Add(_text[_at]);
                    break;
            }
        }

        throw Nonsense();
    }

    private ImapString Literal()
    {
        var end = Rest.IndexOf("}\r\n"u8);
        if (end < 0 || _literal == _literals.Count)
        {
            throw Nonsense();
        }

        _at += end + 3;
        var literal = _literals[_literal++];
        return new ImapString(literal.Bytes, literal.Length);
    }

    /// <summary>Up to a space or parenthesis; what stands in brackets belongs to it: BODY[HEADER.FIELDS (DATE)].</summary>
    private ImapValue Atom()
    {
        var start = _at;
        for (var inBrackets = false; _at < _text.Length; _at++)
        {
            var letter = _text[_at];
            inBrackets = letter == '[' || (inBrackets && letter != ']');
            if (!inBrackets && letter is (byte)' ' or (byte)'(' or (byte)')' or (byte)'"')
            {
                break;
            }
        }

        if (_at == start)
        {
            throw Nonsense();
        }

        var word = Encoding.UTF8.GetString(_text[start.._at]);
        return word.Equals("NIL", StringComparison.OrdinalIgnoreCase) ? ImapValue.Nil : new ImapAtom(word);
    }

    /// <summary>Up to a space.</summary>
    private string Word()
    {
        var space = Rest.IndexOf((byte)' ');
        var word = Rest[..(space < 0 ? Rest.Length : space)];
        _at += word.Length;
        return Encoding.UTF8.GetString(word);
    }

    private void Space() => _at += Rest is [(byte)' ', ..] ? 1 : 0;

    private void Spaces()
    {
        while (Rest is [(byte)' ', ..])
        {
            _at++;
        }
    }

    private readonly ImapNonsenseException Nonsense() =>
        new($"The server answered in a way that IMAP does not know: {Encoding.Latin1.GetString(_text[..Math.Min(_text.Length, 200)])}");
}
