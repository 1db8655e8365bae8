using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Html;

namespace Townline.Bench.MailParsing;

/// <summary>Asks a mail for everything it has.</summary>
internal static class WholeMail
{
    /// <returns>A number that depends on all of it.</returns>
    public static long Read(MailMessage mail)
    {
        long read = ReadWords(mail) + (int)mail.Warnings + (mail.Html is { } html ? HtmlCleaner.Clean(html, id => id).Html.Length : 0);
        foreach (var file in mail.Attachments)
        {
            read += file.FileName.Length + file.Content.Length + (file.Part.Message() is { } inner ? Read(inner) : 0);
        }

        return read;
    }

    /// <summary>What intake asks for: header, text, what of it is new, who wrote it, what files there are.</summary>
    public static long ReadWords(MailMessage mail) =>
        mail.Text.Length + mail.Folded.NewText.Length + (mail.Subject?.Length ?? 0) + (mail.Sender.Author?.Address.Length ?? 0) + mail.To.Total + mail.Cc.Total + mail.ReplyTo.Total + mail.References.Count + mail.InReplyTo.Count
        + (mail.MessageId?.Length ?? 0) + (mail.Date?.Day ?? 0) + (int)mail.Auto + (mail.Bounce?.Recipients.Count ?? 0) + mail.Attachments.Count;
}
