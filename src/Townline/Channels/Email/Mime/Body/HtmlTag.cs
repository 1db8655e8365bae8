namespace Townline.Channels.Email.Mime.Body;

/// <summary>A tag, a comment or a declaration at the start of some HTML.</summary>
/// <param name="Name">In lower case; empty for what is no element.</param>
/// <param name="Length">Characters up to and with its end.</param>
internal readonly record struct HtmlTag(string Name, bool IsEnd, int Length)
{
    private const int LongestName = 12;

    /// <summary>Names that matter here, so that reading one makes no string.</summary>
    private static readonly string[] Names =
    [
        "p", "br", "div", "tr", "td", "th", "li", "ul", "ol", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre", "svg", "table", "blockquote", "script", "style", "title", "template",
        "section", "article", "header", "footer", "center", "address", "form", "fieldset", "body",
    ];

    /// <summary>False where the bracket begins no tag.</summary>
    public static bool Read(ReadOnlySpan<char> html, out HtmlTag tag)
    {
        tag = default;
        if (html.StartsWith("<!--"))
        {
            tag = new HtmlTag("", false, Until(html, "-->"));
            return true;
        }

        var isEnd = html.Length > 1 && html[1] == '/';
        var start = isEnd ? 2 : 1;
        if (start >= html.Length || !(char.IsAsciiLetter(html[start]) || html[1] is '!' or '?'))
        {
            return false;
        }

        var name = html[start..Math.Min(html.Length, start + LongestName)];
        var length = name.IndexOfAny(" \t\r\n/>");
        tag = new HtmlTag(length < 0 ? "" : NameOf(name[..length]), isEnd, EndOf(html, start));
        return true;
    }

    /// <summary>What follows the end tag of an element whose content is not shown; nothing, where the end tag never comes.</summary>
    public static ReadOnlySpan<char> SkipPast(ReadOnlySpan<char> html, string name)
    {
        var end = html.IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        var close = end < 0 ? -1 : html[end..].IndexOf('>');
        return close < 0 ? [] : html[(end + close + 1)..];
    }

    private static string NameOf(ReadOnlySpan<char> name)
    {
        foreach (var known in Names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return "";
    }

    /// <summary>The closing bracket outside quotes; the first one, where a quote is never closed.</summary>
    private static int EndOf(ReadOnlySpan<char> html, int start)
    {
        var at = start;
        while (at < html.Length)
        {
            var next = html[at..].IndexOfAny('>', '"', '\'');
            if (next < 0)
            {
                return html.Length;
            }

            at += next;
            if (html[at] == '>')
            {
                return at + 1;
            }

            var close = html[(at + 1)..].IndexOf(html[at]);
            at = close < 0 ? at + 1 : at + close + 2;
        }

        return html.Length;
    }

    private static int Until(ReadOnlySpan<char> html, string end) => html.IndexOf(end) is var at and >= 0 ? at + end.Length : html.Length;
}
