using System.Net;
using AngleSharp;
using AngleSharp.Html.Parser;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Html;

namespace Townline.Channels.Email.Showing;

/// <summary>A mail as its sender made it, as a page for a sandboxed frame. The policy of that frame is what keeps it harmless.</summary>
internal static class OriginalPage
{
    /// <summary>Characters; longer HTML is shown as its words.</summary>
    private const int Longest = 500_000;

    public static string Of(MailMessage mail)
    {
        if (mail.Html is not { Length: <= Longest } html || string.IsNullOrWhiteSpace(html))
        {
            return Words(mail.Text);
        }

        try
        {
            using var context = TreeLimits.ForOne();
            using var document = new HtmlParser(default, context).ParseDocument(html);
            return document.ToHtml(new OriginalMarkup(mail.Attachments));
        }
        catch (TreeTooLargeException)
        {
            return Words(mail.Text);
        }
    }

    private static string Words(string text) => $"<!doctype html><html><body><pre style=\"white-space: pre-wrap; overflow-wrap: anywhere\">{WebUtility.HtmlEncode(text)}</pre></body></html>";
}
