using System.Globalization;
using System.Text;

namespace Townline.Channels.Email.Mime.Headers;

/// <summary>A parameter, or a piece of one, as written: <c>name*1*=value</c>.</summary>
/// <param name="Name">In lower case, without stars.</param>
/// <param name="Index">Which piece; -1 where no number was given.</param>
/// <param name="IsEncoded">A star at the end: charset and percent escapes.</param>
internal readonly record struct ParameterPiece(string Name, int Index, bool IsEncoded, string Value);

/// <summary>Reads <c>value; name=value; name="value"</c>, forgiving what is forgotten: a semicolon, a closing quote, the quotes around spaces.</summary>
internal static class ParameterReader
{
    public static IReadOnlyList<ParameterPiece> Read(string raw, out string main)
    {
        var at = raw.IndexOf(';', StringComparison.Ordinal);
        main = at < 0 ? raw : raw[..at];
        // "text/plain charset=utf-8": the semicolon was forgotten.
        if (main.AsSpan().Trim().IndexOf(' ') is var space and > 0 && main.IndexOf('=', StringComparison.Ordinal) > space)
        {
            at = main.Length - main.AsSpan().TrimStart().Length + space;
            main = raw[..at];
        }

        main = WithoutComment(main).Trim(' ', '\t', '"').ToLowerInvariant();
        var pieces = new List<ParameterPiece>();
        while (at >= 0 && at < raw.Length && pieces.Count < MailLimits.MaxParameters)
        {
            at = ReadOne(raw, at + 1, pieces);
        }

        return pieces;
    }

    private static string WithoutComment(string text) => text.IndexOf('(', StringComparison.Ordinal) is var open and >= 0 ? text[..open] : text;

    /// <returns>Where the next separator stands.</returns>
    private static int ReadOne(string raw, int start, List<ParameterPiece> pieces)
    {
        var equals = raw.AsSpan(start).IndexOfAny('=', ';');
        if (equals < 0 || raw[start + equals] == ';')
        {
            return equals < 0 ? raw.Length : start + equals;
        }

        var name = raw.AsSpan(start, equals).Trim();
        var at = start + equals + 1;
        while (at < raw.Length && raw[at] is ' ' or '\t')
        {
            at++;
        }

        string value;
        if (at < raw.Length && raw[at] == '"')
        {
            value = Quoted(raw, ref at);
        }
        else
        {
            var end = raw.IndexOf(';', at);
            end = end < 0 ? raw.Length : end;
            value = raw[at..end].Trim();
            at = end;
        }

        pieces.Add(Piece(name, value));
        var next = raw.IndexOf(';', at);
        return next < 0 ? raw.Length : next;
    }

    /// <summary>A backslash escapes a quote or a backslash; before anything else it is one, as in Windows paths.</summary>
    private static string Quoted(string raw, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < raw.Length && raw[at] != '"'; at++)
        {
            at += raw[at] == '\\' && at + 1 < raw.Length && raw[at + 1] is '"' or '\\' ? 1 : 0;
            value.Append(raw[at]);
        }

        at = Math.Min(at + 1, raw.Length);
        return value.ToString();
    }

    private static ParameterPiece Piece(ReadOnlySpan<char> name, string value)
    {
        var isEncoded = name.EndsWith("*");
        name = isEncoded ? name[..^1] : name;
        var star = name.IndexOf('*');
        var index = star > 0 && int.TryParse(name[(star + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        return new ParameterPiece((star > 0 ? name[..star] : name).ToString().ToLowerInvariant(), index, isEncoded, value);
    }
}
