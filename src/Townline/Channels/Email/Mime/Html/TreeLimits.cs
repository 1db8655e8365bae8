using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Mathml.Dom;
using AngleSharp.Svg.Dom;

namespace Townline.Channels.Email.Mime.Html;

/// <summary>
/// Ends a parser whose tree grows too large or too deep. By the standard's own rules a small page can ask for an enormous tree: every paragraph repeats all
/// formatting elements that are open, and each end tag may look through all that is open. So the elements are counted where they are made, by whatever rule.
/// </summary>
internal sealed class TreeLimits
{
    private const int MostElements = 50_000;
    private const int Deepest = 250;

    private int _made;
    private INode? _last;

    private TreeLimits()
    {
    }

    /// <summary>For one document.</summary>
    /// <returns>What its parser is made with; the parser throws <see cref="TreeTooLargeException"/>.</returns>
    public static IBrowsingContext ForOne()
    {
        var limits = new TreeLimits();
        return BrowsingContext.New(limits.Around<HtmlElement>(limits.Around<SvgElement>(limits.Around<MathElement>(Configuration.Default))));
    }

    private AngleSharp.IConfiguration Around<T>(AngleSharp.IConfiguration configuration)
        where T : Element
    {
        var factory = configuration.Services.OfType<IElementFactory<Document, T>>().Single();
        return configuration.WithOnly<IElementFactory<Document, T>>(new Counting<T>(this, factory));
    }

    /// <summary>When an element is made, the one before it has its place: that is the one whose depth is looked at.</summary>
    private T Count<T>(T element)
        where T : Element
    {
        var depth = 0;
        for (var at = _last; at is not null && depth <= Deepest; at = at.Parent)
        {
            depth++;
        }

        if (++_made > MostElements || depth > Deepest)
        {
            throw new TreeTooLargeException();
        }

        _last = element;
        return element;
    }

    private sealed class Counting<T>(TreeLimits limits, IElementFactory<Document, T> factory) : IElementFactory<Document, T>
        where T : Element
    {
        public T Create(Document document, string localName, string? prefix = null, NodeFlags flags = NodeFlags.None) => limits.Count(factory.Create(document, localName, prefix, flags));
    }
}

/// <summary>HTML asked for a tree that is not built.</summary>
internal sealed class TreeTooLargeException() : Exception("The HTML asks for a tree that is too large or too deep.");
