using System.Net;
using System.Text;

namespace Townline.Channels.Email.Mime.Body;

/// <summary>The words of an HTML text, for search, lists and folding: one pass, no tree. Blocks are lines, cells are parted by spaces, a quotation's lines begin with ">". What is shown as HTML is cleaned elsewhere.</summary>
internal sealed class HtmlText
{
    private const int DeepestQuote = 8;
    private const int MostBreaks = 3;
    private const int DeepestIndent = 80;

    private readonly StringBuilder _text = new();

    /// <summary>The blockquotes that are open; whether each is a quotation.</summary>
    private readonly Stack<bool> _blocks = new();
    private int _quotes;
    private int _pre;
    private int _breaks;

    /// <summary>Spaces that stand before the next word as they were written.</summary>
    private int _indent;
    private bool _space;

    private HtmlText()
    {
    }

    public static string Of(string html)
    {
        var reader = new HtmlText();
        reader.Read(html);
        return reader._text.ToString();
    }

    private void Read(ReadOnlySpan<char> html)
    {
        while (!html.IsEmpty)
        {
            var tag = html.IndexOf('<');
            Words(tag < 0 ? html : html[..tag]);
            if (tag < 0)
            {
                return;
            }

            html = html[tag..];
            html = HtmlTag.Read(html, out var read) ? Tag(read, html[..read.Length], html[read.Length..]) : Literal(html);
        }
    }

    /// <summary>A bracket that begins no tag is text.</summary>
    private ReadOnlySpan<char> Literal(ReadOnlySpan<char> html)
    {
        Words(html[..1]);
        return html[1..];
    }

    /// <returns>What is still to be read.</returns>
    private ReadOnlySpan<char> Tag(HtmlTag tag, ReadOnlySpan<char> whole, ReadOnlySpan<char> rest)
    {
        switch (tag.Name)
        {
            case "script" or "style" or "title" or "template" or "svg" when !tag.IsEnd:
                return HtmlTag.SkipPast(rest, tag.Name);
            case "br":
                _breaks++;
                _space = false;
                break;
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "table" or "hr":
                Break(2);
                break;
            case "blockquote":
                Break(1);
                Quote(tag.IsEnd, whole);
                break;
            case "pre":
                Break(1);
                _pre = Math.Max(0, _pre + (tag.IsEnd ? -1 : 1));
                break;
            case "li" when !tag.IsEnd:
                Break(1);
                Words("- ");
                break;
            case "div" or "tr" or "li" or "dt" or "dd" or "section" or "article" or "header" or "footer" or "center" or "address" or "form" or "fieldset" or "body":
                Break(1);
                break;
            case "td" or "th":
                _space = true;
                break;
        }

        return rest;
    }

    private void Quote(bool isEnd, ReadOnlySpan<char> tag)
    {
        if (!isEnd)
        {
            _blocks.Push(!IsIndent(tag));
            _quotes += _blocks.Peek() ? 1 : 0;
        }
        else if (_blocks.TryPop(out var wasQuote) && wasQuote)
        {
            _quotes--;
        }
    }

    /// <summary>The button "indent more" of Gmail and others makes a blockquote without a border, which quotes nobody.</summary>
    private static bool IsIndent(ReadOnlySpan<char> tag) =>
        (tag.Contains("border:none", StringComparison.OrdinalIgnoreCase) || tag.Contains("border: none", StringComparison.OrdinalIgnoreCase))
        && !tag.Contains("cite", StringComparison.OrdinalIgnoreCase) && !tag.Contains("quote\"", StringComparison.OrdinalIgnoreCase);

    private void Break(int lines) => (_breaks, _space) = (Math.Max(_breaks, lines), false);

    private void Words(ReadOnlySpan<char> raw)
    {
        if (raw.IsEmpty)
        {
            return;
        }

        var words = raw.Contains('&') ? WebUtility.HtmlDecode(raw.ToString()) : raw;
        while (!words.IsEmpty)
        {
            var length = words.IndexOfAny(" \t\r\n\f\u00A0");
            length = length < 0 ? words.Length : length;
            if (length > 0)
            {
                Write(words[..length]);
            }

            if (length < words.Length)
            {
                White(words[length]);
                length++;
            }

            words = words[length..];
        }
    }

    private void White(char c)
    {
        if (_pre > 0 && c == '\n')
        {
            (_breaks, _indent) = (_breaks + 1, 0);
        }
        else if (_pre > 0)
        {
            _indent += c != '\r' && _indent < DeepestIndent ? 1 : 0;
        }
        else
        {
            _space = true;
        }
    }

    private void Write(ReadOnlySpan<char> word)
    {
        if (_text.Length == 0)
        {
            StartLine();
        }
        else if (_breaks > 0)
        {
            _text.Append('\n', Math.Min(_breaks, MostBreaks));
            StartLine();
        }
        else if (_space)
        {
            _text.Append(' ');
        }

        _text.Append(' ', _indent).Append(word);
        (_breaks, _indent, _space) = (0, 0, false);
    }

    private void StartLine()
    {
        for (var i = 0; i < Math.Min(_quotes, DeepestQuote); i++)
        {
            _text.Append("> ");
        }
    }
}
