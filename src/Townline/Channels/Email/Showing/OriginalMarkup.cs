using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html;
using Townline.Channels.Email.Mime;

namespace Townline.Channels.Email.Showing;

/// <summary>
/// Writes a page without what makes a browser call other servers even where nothing may be loaded (a link that asks for a connection beforehand), and with
/// the mail's own pictures in it.
/// </summary>
internal sealed class OriginalMarkup(IReadOnlyList<MailAttachment> files) : HtmlMarkupFormatter
{
    /// <summary>Bytes of all pictures.</summary>
    private const int MostPictures = 5_000_000;

    private static readonly FrozenSet<string> LeftOut = new[] { "script", "link", "meta", "base", "iframe", "frame", "frameset", "object", "embed", "applet" }.ToFrozenSet();

    private static readonly FrozenSet<string> Pictures = new[] { "image/png", "image/jpeg", "image/gif", "image/webp" }.ToFrozenSet();

    private readonly Dictionary<string, MailAttachment> _byId = files.Where(file => file.ContentId is not null).DistinctBy(file => file.ContentId!, StringComparer.OrdinalIgnoreCase).ToDictionary(file => file.ContentId!, StringComparer.OrdinalIgnoreCase);

    private int _left = MostPictures;

    public override string OpenTag(IElement element, bool selfClosing) => LeftOut.Contains(element.LocalName) ? "" : base.OpenTag(element, selfClosing);

    public override string CloseTag(IElement element, bool selfClosing) => LeftOut.Contains(element.LocalName) ? "" : base.CloseTag(element, selfClosing);

    /// <summary>The words of a style; those of a script are left out with it.</summary>
    public override string LiteralText(ICharacterData text) => text.ParentElement?.LocalName == "style" ? base.LiteralText(text) : "";

    /// <summary>Addresses of what stands elsewhere are left out: it would not be fetched, and a browser would complain of each.</summary>
    protected override string Attribute(IAttr attribute) => attribute.Name switch
    {
        "ping" or "srcset" or "background" or "poster" => "",
        "src" when attribute.Value.StartsWith("cid:", StringComparison.OrdinalIgnoreCase) => Picture(Uri.UnescapeDataString(attribute.Value[4..])) is { } data ? $"src=\"{data}\"" : "",
        "src" when !attribute.Value.StartsWith("data:", StringComparison.OrdinalIgnoreCase) => "",
        _ => base.Attribute(attribute),
    };

    private string? Picture(string contentId)
    {
        if (!_byId.TryGetValue(contentId, out var file) || !Pictures.Contains(file.ContentType) || file.Content.Length > _left)
        {
            return null;
        }

        _left -= file.Content.Length;
        return $"data:{file.ContentType};base64,{Convert.ToBase64String(file.Content.Span)}";
    }
}
