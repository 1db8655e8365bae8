using System.Text;
using Townline.Channels.Email.Mime.Headers;

namespace Townline.Channels.Email.Mime.Parts;

/// <summary>Finds the parts of a mail in one pass from its first byte to its last.</summary>
/// <param name="data">From the first line of the header on.</param>
/// <param name="depth">How deep in other messages this one is.</param>
internal sealed class PartReader(ReadOnlyMemory<byte> data, int depth)
{
    private readonly Boundaries _boundaries = new();
    private MailWarnings _warnings;
    private Delimiter _end;
    private int _at;
    private int _parts;

    /// <summary>Of the text that came last: names of files after it may be written in it, unencoded.</summary>
    private string? _charset;

    public MailWarnings Warnings => _warnings;

    public MailPart ReadAll() => ReadPart("text/plain", 0);

    /// <summary>Afterwards <see cref="_end"/> is the boundary that ended it.</summary>
    private MailPart ReadPart(string defaultType, int level)
    {
        _parts++;
        var headers = HeaderReader.Read(data, ref _at, ref _warnings);
        var type = TypeOf(headers, defaultType, _charset);
        _charset = type.Parameter("charset") ?? _charset;
        var start = _at;
        var children = new List<MailPart>();
        if (type.Main.StartsWith("multipart/", StringComparison.Ordinal))
        {
            if (level + depth >= MailLimits.MaxDepth)
            {
                _warnings |= MailWarnings.TooDeep;
            }
            else if (BoundaryOf(type, start) is { Length: > 0 } boundary)
            {
                ReadParts(boundary, type.Main == "multipart/digest" ? "message/rfc822" : "text/plain", level, children);
                return new MailPart(headers, children.Count == 0 ? AsText(type) : type, _charset, data[start.._end.ContentEnd], children, depth);
            }

            _warnings |= MailWarnings.NoBoundary;
        }

        _end = _boundaries.Find(data.Span, start);
        return new MailPart(headers, AsText(type), _charset, data[start.._end.ContentEnd], [], depth);
    }

    private void ReadParts(byte[] boundary, string defaultType, int level, List<MailPart> children)
    {
        var mine = _boundaries.Count;
        _boundaries.Open(boundary);
        _end = _boundaries.Find(data.Span, _at);
        while (_end.Level == mine && !_end.IsClose)
        {
            _at = _end.Next;
            if (_parts < MailLimits.MaxParts)
            {
                children.Add(ReadPart(defaultType, level + 1));
            }
            else
            {
                _warnings |= MailWarnings.TooManyParts;
                _end = _boundaries.Find(data.Span, _at);
            }
        }

        _boundaries.Close();
        _warnings |= children.Count == 0 ? MailWarnings.NoBoundary : MailWarnings.None;
        if (_end.Level == mine)
        {
            // What follows the last part belongs to nobody.
            _end = _boundaries.Find(data.Span, _end.Next);
        }
        else
        {
            _warnings |= MailWarnings.NotClosed;
        }
    }

    /// <summary>A multipart without parts is shown as the text it is.</summary>
    private static FieldValue AsText(FieldValue type) =>
        type.Main.StartsWith("multipart/", StringComparison.Ordinal) ? type with { Main = "text/plain" } : type;

    private static FieldValue TypeOf(HeaderList headers, string defaultType, string? charset)
    {
        var type = headers.Find("Content-Type") is { } field ? FieldValue.Read(field.RawIn(charset)) : FieldValue.Empty;
        return type.Main switch
        {
            "" => type with { Main = defaultType },
            "text" => type with { Main = "text/plain" },
            "html" => type with { Main = "text/html" },
            _ => type,
        };
    }

    /// <summary>The parameter; where it was forgotten, the first line that looks like one.</summary>
    private byte[] BoundaryOf(FieldValue type, int start)
    {
        if (type.Parameter("boundary") is { Length: > 0 and <= LongestBoundary } given)
        {
            return Encoding.UTF8.GetBytes(given.TrimEnd());
        }

        var body = data.Span[start..];
        body = body[..Math.Min(body.Length, LongestPreamble)];
        var at = body.StartsWith("--"u8) ? 0 : body.IndexOf("\n--"u8) + 1;
        var line = body[at..];
        line = line[..Math.Max(0, line.IndexOf((byte)'\n'))].TrimEnd(" \t\r"u8);
        return line.StartsWith("--"u8) && line.Length is > 2 and <= LongestBoundary ? line[2..].ToArray() : [];
    }

    private const int LongestBoundary = 1_000;

    private const int LongestPreamble = 64 * 1024;
}
