using AngleSharp.Dom;
using Townline.Channels.Email.Mime.Quoting;

namespace Townline.Channels.Email.Mime.Html;

/// <summary>
/// What of an HTML mail was written before, by the marks that mail programs leave: Gmail, Apple Mail, Thunderbird, Yahoo, Proton, Outlook. Each stretch runs
/// from one child of an element to a later one, so that what somebody wrote between two quotations stays between them.
/// </summary>
internal sealed class HtmlQuotes
{
    private const int MostPieces = 200;
    private const int MostOfHeader = 2_000;

    /// <summary>Boxes whose words are looked at.</summary>
    private const int MostBoxes = 50;

    private readonly HashSet<INode> _first = [];
    private readonly HashSet<INode> _last = [];
    private int _boxes;

    private HtmlQuotes(string label) => Label = label;

    /// <summary>Nothing is folded.</summary>
    public static HtmlQuotes None { get; } = new("");

    /// <summary>The words on what is folded.</summary>
    public string Label { get; }

    /// <summary>Walks once through the tree. A mail that is nothing but a quotation has none: it is shown whole.</summary>
    public static HtmlQuotes In(IElement body, string label)
    {
        var quotes = new HtmlQuotes(label);
        var (isNew, left) = (false, new Stack<INode>([body]));
        while (left.TryPop(out var node) && quotes._first.Count < MostPieces)
        {
            // Children are walked by index: a node looks for its next sibling through all of them.
            for (var (i, children) = (0, node.ChildNodes); i < children.Length; i++)
            {
                if (children[i] is IElement element && quotes.EndOfQuote(element, i) is { } last)
                {
                    quotes._first.Add(element);
                    quotes._last.Add(children[last]);
                    i = last;
                }
                else if (children[i] is IText { Data: var words })
                {
                    isNew |= !string.IsNullOrWhiteSpace(words);
                }
                else if (children[i] is IElement { LocalName: not ("style" or "script" or "title" or "head" or "template") })
                {
                    left.Push(children[i]);
                }
            }
        }

        return isNew ? quotes : None;
    }

    public bool Begins(INode node) => _first.Contains(node);

    public bool Ends(INode node) => _last.Contains(node);

    /// <returns>The index of the last sibling that is quoted with it; null when it begins no quotation.</returns>
    private int? EndOfQuote(IElement element, int index)
    {
        var siblings = element.Parent!.ChildNodes;
        if (IsQuote(element))
        {
            return index;
        }

        if (IsAttribution(element))
        {
            return NextElement(siblings, index + 1) is { } next && IsQuote((IElement)siblings[next]) ? next : null;
        }

        return BeginsOldMail(element) ? siblings.Length - 1 : null;
    }

    private static bool IsQuote(IElement element) => element.LocalName switch
    {
        "blockquote" => element.GetAttribute("type") == "cite" || element.HasAttribute("cite") || HasClass(element, "gmail_quote") || HasClass(element, "protonmail_quote"),
        "div" => HasClass(element, "yahoo_quoted") || HasClass(element, "protonmail_quote"),
        _ => false,
    };

    /// <summary>"On … wrote:", above the quotation and not in it.</summary>
    private static bool IsAttribution(IElement element) => HasClass(element, "gmail_attr") || HasClass(element, "moz-cite-prefix");

    private static bool HasClass(IElement element, string name) => element.GetAttribute("class")?.Split(' ').Contains(name) == true;

    /// <summary>From here to the end is the mail that is answered, below a header: From, Sent, To, Subject.</summary>
    private bool BeginsOldMail(IElement element)
    {
        if (element.Id is "appendonsend" or "divRplyFwdMsg")
        {
            return true;
        }

        if (element.LocalName != "div" || RuledBox(element) is not { } box || ++_boxes > MostBoxes || box.TextContent.Length > MostOfHeader)
        {
            return false;
        }

        var lines = new TextLines(Body.HtmlText.Of(box.InnerHtml).Trim());
        return lines.Count > 0 && HeaderBlock.IsAt(lines, 0);
    }

    /// <summary>The box with a line above it that Outlook puts the header into, within at most one other that has nothing else.</summary>
    private static IElement? RuledBox(IElement element) =>
        IsRuled(element) ? element : element.ChildElementCount == 1 && element.FirstElementChild is { LocalName: "div" } only && IsRuled(only) ? only : null;

    private static bool IsRuled(IElement element) => element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal).Contains("border-top:solid", StringComparison.OrdinalIgnoreCase) == true;

    private static int? NextElement(INodeList siblings, int from)
    {
        for (var i = from; i < siblings.Length; i++)
        {
            if (siblings[i] is IElement { LocalName: not "br" })
            {
                return i;
            }

            if (siblings[i] is IText { Data: var words } && !string.IsNullOrWhiteSpace(words))
            {
                return null;
            }
        }

        return null;
    }
}
