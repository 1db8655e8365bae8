using System.Net;
using Townline.Channels.Email.Mime.Charsets;
using Townline.Channels.Email.Mime.Parts;

namespace Townline.Channels.Email.Mime.Body;

/// <summary>The same words twice: as text and, where the sender wrote some, as HTML.</summary>
internal readonly record struct Shown(string? Text, string? Html)
{
    public bool IsEmpty => Text is null && Html is null;
}

/// <summary>Walks through the parts: of alternatives one of each kind is taken, other texts are put one after the other, the rest are files.</summary>
internal sealed class BodyReader
{
    private int _left = MailLimits.MaxTextBytes;
    private int _htmlLeft = MailLimits.MaxTextBytes;
    private bool _hasBody;

    public MailWarnings Warnings { get; private set; }

    public Shown Read(MailPart part, List<MailPart> files)
    {
        if (part.IsMultipart)
        {
            return part.Type == "multipart/alternative" ? Alternatives(part, files) : InOrder(part, files);
        }

        return ReadLeaf(part, files, isAlternative: false);
    }

    private Shown ReadLeaf(MailPart part, List<MailPart> files, bool isAlternative)
    {
        if (!IsText(part, isAlternative))
        {
            files.Add(part);
            return default;
        }

        _hasBody = true;
        return part.Type == "text/html" ? OfHtml(part) : new Shown(TextOf(part, ref _left), null);
    }

    /// <summary>Text and HTML that is not called a file. A name alone makes neither the first text a file nor one of several forms of the same.</summary>
    private bool IsText(MailPart part, bool isAlternative)
    {
        if (part.Type is not ("text/plain" or "text/html" or "text/markdown" or "text/enriched") || part.Disposition.Main == "attachment")
        {
            return false;
        }

        return isAlternative || !_hasBody || part.GivenName is null;
    }

    private Shown OfHtml(MailPart part)
    {
        var html = TextOf(part, ref _htmlLeft);
        return new Shown(HtmlText.Of(html), html);
    }

    private string TextOf(MailPart part, ref int left)
    {
        var bytes = part.Decode().Span;
        if (bytes.Length > left)
        {
            Warnings |= MailWarnings.TextCut;
            bytes = bytes[..left];
        }

        left -= bytes.Length;
        var charset = part.ContentType.Parameter("charset") ?? (part.Type == "text/html" ? HtmlCharset.Of(bytes) : null);
        var text = TextDecoder.Decode(charset, bytes);
        return text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;
    }

    /// <summary>The first text that says something, the last HTML, since senders put the best last. Text that was derived from HTML gives way.</summary>
    private Shown Alternatives(MailPart part, List<MailPart> files)
    {
        string? text = null;
        string? derived = null;
        string? html = null;
        foreach (var shown in part.Parts.Select(child => child.IsMultipart ? Read(child, files) : ReadLeaf(child, files, isAlternative: true)))
        {
            if (shown.Html is null)
            {
                text = string.IsNullOrWhiteSpace(text) ? shown.Text ?? text : text;
            }
            else
            {
                (derived, html) = (shown.Text, shown.Html);
            }
        }

        return new Shown(string.IsNullOrWhiteSpace(text) ? derived ?? text : text, html);
    }

    private Shown InOrder(MailPart part, List<MailPart> files)
    {
        var all = part.Parts.Select(child => Read(child, files)).Where(shown => !shown.IsEmpty).ToList();
        if (all.Count <= 1)
        {
            return all.FirstOrDefault();
        }

        var hasHtml = all.Exists(shown => shown.Html is not null);
        return new Shown(
            string.Join('\n', all.Select(shown => shown.Text).Where(text => !string.IsNullOrEmpty(text))),
            hasHtml ? string.Join('\n', all.Select(shown => shown.Html ?? AsHtml(shown.Text))) : null);
    }

    private static string AsHtml(string? text) => string.IsNullOrWhiteSpace(text) ? "" : $"<div>{WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal)}</div>";
}
