using System.Net;
using System.Text;
using Townline.Channels.Email.Mime.Writing;
using Townline.Platform.Words;

namespace Townline.Channels.Email.Sending;

/// <summary>A text as plain, accessible HTML: paragraphs with a language and a direction, only pictures that come with the mail, no styles that a reader could not change.</summary>
internal static class MailHtml
{
    /// <param name="text">Paragraphs are parted by empty lines.</param>
    /// <param name="links">Addresses in it that are ours; only these become links.</param>
    /// <param name="quotes">What is quoted at the end; null for nothing.</param>
    /// <param name="pictures">Those that stand in the text, where it has their names in square brackets.</param>
    public static string Of(string title, string text, IReadOnlyList<string> links, IWords words, IReadOnlyList<MailQuote>? quotes = null, IReadOnlyList<OutgoingFile>? pictures = null)
    {
        var html = new StringBuilder();
        html.Append($"<!DOCTYPE html>\n<html lang=\"{Encode(words.Language)}\" dir=\"{Encode(words.Direction)}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Encode(title)}</title></head>\n");
        html.Append("<body style=\"font-family: sans-serif; font-size: 1em; line-height: 1.5; max-width: 40em\">\n");
        Paragraphs(html, text, links, pictures ?? []);
        foreach (var quote in quotes ?? [])
        {
            // As mail programs mark it, so that they fold it.
            html.Append($"<div class=\"gmail_quote\">\n<p dir=\"auto\">{Encode(quote.Attribution)}</p>\n<blockquote type=\"cite\" style=\"margin: 0; padding-inline-start: 1em; border-inline-start: 2px solid #767676\">\n");
            Paragraphs(html, quote.Text, [], []);
            html.Append("</blockquote>\n</div>\n");
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Paragraphs(StringBuilder html, string text, IReadOnlyList<string> links, IReadOnlyList<OutgoingFile> pictures)
    {
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            html.Append($"<p dir=\"auto\">{string.Join("<br>\n", paragraph.Split('\n').Select(line => Illustrated(Linked(line, links), pictures)))}</p>\n");
        }
    }

    private static string Illustrated(string line, IReadOnlyList<OutgoingFile> pictures) => pictures.Aggregate(
        line,
        (html, picture) => html.Replace(
            Encode(InlinePictures.Mark(picture.Name)), $"<img src=\"cid:{picture.ContentId}\" alt=\"{Encode(picture.Name)}\" style=\"max-width: 100%\">", StringComparison.OrdinalIgnoreCase));

    private static string Linked(string line, IReadOnlyList<string> links) =>
        links.Aggregate(Encode(line), (html, link) => html.Replace(Encode(link), $"<a href=\"{Encode(link)}\">{Encode(link)}</a>", StringComparison.Ordinal));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
