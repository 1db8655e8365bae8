using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Townline.Channels.Email.Mime.Body;

namespace Townline.Channels.Email.Mime.Html;

/// <summary>
/// Makes HTML of a stranger fit to be shown: parsed as a browser would, then written anew from the allow-list, so that nothing which is not on it can come through.
/// </summary>
/// <param name="picture">The address under which a part of the mail is served, by its Content-ID; null where there is no such part.</param>
/// <param name="showRemote">Pictures on other servers are shown, which tells their owner that the mail was read.</param>
/// <param name="quotes">What is folded.</param>
internal sealed class HtmlCleaner(Func<string, string?> picture, bool showRemote, HtmlQuotes quotes)
{
    /// <summary>Around what is quoted: closed until somebody opens it.</summary>
    public const string QuotedClass = "tl-mail__quoted";

    /// <summary>Characters; longer HTML is shown as its words.</summary>
    private const int Longest = 500_000;

    private const int LargestNumber = 5_000;
    private const int LongestAddress = 2_048;

    private readonly StringBuilder _html = new();
    private int _remote;

    /// <summary>Takes time in proportion to the length; nothing throws.</summary>
    /// <param name="quotedLabel">The words on what is folded; null folds nothing.</param>
    public static CleanHtml Clean(string html, Func<string, string?> picture, bool showRemote = false, string? quotedLabel = null)
    {
        if (html.Length > Longest)
        {
            return Words(html);
        }

        try
        {
            using var context = TreeLimits.ForOne();
            using var document = new HtmlParser(default, context).ParseDocument(html);
            if (document.Body is not { } body)
            {
                return new CleanHtml("", 0, false);
            }

            var cleaner = new HtmlCleaner(picture, showRemote, quotedLabel is null ? HtmlQuotes.None : HtmlQuotes.In(body, quotedLabel));
            cleaner.WriteAll(body);

            return new CleanHtml(cleaner._html.ToString(), cleaner._remote, false);
        }
        catch (TreeTooLargeException)
        {
            return Words(html);
        }
    }

    private static CleanHtml Words(string html) =>
        new($"<div>{WebUtility.HtmlEncode(HtmlText.Of(html)).Replace("\n", "<br>", StringComparison.Ordinal)}</div>", 0, true);

    /// <summary>Down and up the tree without recursion. Children are counted off, since asking a node for its next sibling looks through all of them.</summary>
    private void WriteAll(INode root)
    {
        var open = new Stack<(INode Node, int Next, string? Written)>([(root, 0, null)]);
        while (open.TryPop(out var at))
        {
            if (at.Next == at.Node.ChildNodes.Length)
            {
                Close(at.Written);
                EndQuote(at.Node);
                continue;
            }

            open.Push((at.Node, at.Next + 1, at.Written));
            var child = at.Node.ChildNodes[at.Next];
            BeginQuote(child);
            if (Open(child, open, out var written))
            {
                open.Push((child, 0, written));
            }
            else
            {
                EndQuote(child);
            }
        }
    }

    private void BeginQuote(INode node)
    {
        if (quotes.Begins(node))
        {
            _html.Append("<details class=\"").Append(QuotedClass).Append("\"><summary>").Append(WebUtility.HtmlEncode(quotes.Label)).Append("</summary>");
        }
    }

    private void EndQuote(INode node)
    {
        if (quotes.Ends(node))
        {
            _html.Append("</details>");
        }
    }

    /// <param name="around">The elements around it, the nearest first, with the names under which they were written; null where none was.</param>
    /// <param name="written">Its own.</param>
    /// <returns>Whether what is inside is shown.</returns>
    private bool Open(INode node, Stack<(INode Node, int Next, string? Written)> around, out string? written)
    {
        written = null;
        if (node is IText text)
        {
            _html.Append(WebUtility.HtmlEncode(text.Data));
            return false;
        }

        if (node is not IElement element || AllowList.Dropped.Contains(element.LocalName))
        {
            return false;
        }

        if (element.LocalName == "img")
        {
            Picture(element);
        }
        else if (AllowList.Elements.Contains(element.LocalName) && !(element.LocalName == "a" && IsInLink(around.Select(outer => outer.Written))))
        {
            written = AllowList.Boxes.ContainsKey(element.LocalName) || (element.LocalName is "li" or "dd" or "dt" && Closes(element.LocalName, around.Select(outer => outer.Written))) ? "div" : element.LocalName;
            Start(element, written);
            _html.Append('>');
        }

        return true;
    }

    /// <summary>
    /// An item that stands in another with nothing between that keeps it there, as misplaced parts of tables come to stand: a browser would end the outer one and the
    /// boxes within (HTML, 13.2.6.4.7), and their end tags would end boxes around the mail.
    /// </summary>
    private static bool Closes(string name, IEnumerable<string?> around) =>
        around.OfType<string>().FirstOrDefault(outer => !AllowList.EndedByItems.Contains(outer)) is { } nearest
        && (name == "li" ? nearest == "li" : nearest is "dd" or "dt");

    /// <summary>A link in a link, which misplaced parts of tables make too, would end the outer one and the boxes between them (HTML, 13.2.6.4.7); its words stay.</summary>
    private static bool IsInLink(IEnumerable<string?> around) => around.FirstOrDefault(outer => outer is "a" or "td" or "th" or "caption") == "a";

    private void Close(string? written)
    {
        if (written is not null && !AllowList.Void.Contains(written))
        {
            _html.Append("</").Append(written).Append('>');
        }
    }

    private void Start(IElement element, string name)
    {
        _html.Append('<').Append(name);
        if (AllowList.Boxes.GetValueOrDefault(element.LocalName) is { } ownClass)
        {
            Attribute("class", ownClass);
        }

        foreach (var attribute in element.Attributes)
        {
            if ((AllowList.Attributes.Contains($"*@{attribute.Name}") || AllowList.Attributes.Contains($"{element.LocalName}@{attribute.Name}")) && Value(attribute) is { } value)
            {
                Attribute(attribute.Name, value);
            }
        }

        if (element.LocalName == "a")
        {
            Attribute("rel", "noopener noreferrer nofollow");
            Attribute("target", "_blank");
        }
    }

    /// <summary>Null where the value is not one that is shown.</summary>
    private static string? Value(IAttr attribute)
    {
        var value = attribute.Value.Trim();
        if (attribute.Name == "href")
        {
            var address = string.Concat(value.Where(c => !char.IsControl(c)));
            return address.Length <= LongestAddress && AllowList.IsLink(address) ? address : null;
        }

        if (!AllowList.Numbers.Contains(attribute.Name))
        {
            return value;
        }

        return int.TryParse(value.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LargestNumber ? value : null;
    }

    private void Picture(IElement element)
    {
        var source = string.Concat((element.GetAttribute("src") ?? "").Trim().Where(c => !char.IsControl(c)));
        var isRemote = AllowList.IsRemotePicture(source);
        _remote += isRemote ? 1 : 0;
        var address = source.StartsWith("cid:", StringComparison.OrdinalIgnoreCase) ? picture(Uri.UnescapeDataString(source[4..])) : isRemote && showRemote && source.Length <= LongestAddress ? source : null;
        if (address is null)
        {
            _html.Append(WebUtility.HtmlEncode(element.GetAttribute("alt") ?? ""));
            return;
        }

        Start(element, "img");
        Attribute("src", address);
        if (!element.HasAttribute("alt"))
        {
            Attribute("alt", "");
        }

        _html.Append(" referrerpolicy=\"no-referrer\" loading=\"lazy\">");
    }

    private void Attribute(string name, string value) => _html.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
}
