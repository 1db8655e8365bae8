using System.Security.Cryptography;
using Townline.Channels.Email.Arriving;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Body;
using Townline.Channels.Email.Mime.Html;
using Townline.Channels.Email.Mime.Quoting;
using Townline.Conversations.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Text;

namespace Townline.Channels.Email.Showing;

/// <summary>Makes of one mail what staff see of it.</summary>
/// <param name="stored">Files of the entry: those of the mail's attachments that the town took. They are told by their bytes.</param>
internal sealed class MailShower(MailMessage mail, IReadOnlyList<StoredFile> stored)
{
    private const int MostFiles = 100;
    private const int MostRecipients = 20;

    /// <summary>Characters; a page has to hold several mails.</summary>
    private const int LongestHtml = 200_000;

    public MailView Show(TimelineEntry entry, MailShowing showing) => Show(entry.CorrectedAt is not null, showing.RemoteOf == entry.Id, showing.QuotedLabel);

    /// <param name="isCorrected">Its words were corrected, which its HTML would say again.</param>
    /// <param name="showsRemote">With pictures on other servers.</param>
    /// <param name="quotedLabel">As in <see cref="MailShowing"/>.</param>
    public MailView Show(bool isCorrected, bool showsRemote, string quotedLabel)
    {
        var files = mail.Attachments.Take(MostFiles).Select(attachment => (Attachment: attachment, File: FileOf(attachment))).ToList();
        var clean = isCorrected ? null : Html(files, showsRemote, quotedLabel);
        var shown = clean is null ? new HashSet<string>() : ContentIds.In(mail.Html);
        return new MailView
        {
            From = mail.Sender.Given ?? "",
            To = Names(mail.To),
            Cc = Names(mail.Cc),
            Subject = mail.Subject ?? "",
            Html = clean?.Html,
            RemotePictures = clean?.RemoteImages ?? 0,
            Text = isCorrected || clean is not null ? [] : Passages(),
            Files = [.. files.Select(each => Info(each.Attachment, each.File, shown))],
        };
    }

    private static MailFile Info(MailAttachment attachment, StoredFile? file, IReadOnlySet<string> shown) => new(
        FileName.ToShow(attachment.FileName),
        attachment.ContentType,
        attachment.Content.Length,
        file?.Id,
        file is { IsPicture: true } && attachment.ContentId is { } id && shown.Contains(id));

    private CleanHtml? Html(List<(MailAttachment Attachment, StoredFile? File)> files, bool showsRemote, string label)
    {
        if (string.IsNullOrWhiteSpace(mail.Html))
        {
            return null;
        }

        var pictures = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (attachment, file) in files)
        {
            if (attachment.ContentId is { } id && file is { IsPicture: true })
            {
                pictures.TryAdd(id, file.Link);
            }
        }

        // What somebody forwards is what the mail is about.
        var clean = HtmlCleaner.Clean(mail.Html, pictures.GetValueOrDefault, showsRemote, ForwardWords.IsForward(mail.Subject) ? null : label);
        return clean.IsPlain || clean.Html.Length > LongestHtml ? null : clean;
    }

    private List<MailPassage> Passages()
    {
        var (passages, left) = (new List<MailPassage>(), MailText.Longest);
        foreach (var range in mail.Folded.Ranges)
        {
            var text = PlainText.Clean(mail.Folded.Of(range)[..Math.Min(range.Length, left)].ToString());
            left -= Math.Min(range.Length, left);
            if (text.Length > 0)
            {
                passages.Add(new MailPassage(text, range.Kind == TextKind.Quoted));
            }
        }

        // A mail that is nothing but a quotation is shown whole.
        return passages.TrueForAll(passage => passage.IsQuoted) ? passages.ConvertAll(passage => passage with { IsQuoted = false }) : passages;
    }

    private StoredFile? FileOf(MailAttachment attachment)
    {
        if (stored.All(file => file.Size != attachment.Content.Length))
        {
            return null;
        }

        var sha = Convert.ToHexStringLower(SHA256.HashData(attachment.Content.Span));
        return stored.FirstOrDefault(file => file.Sha == sha);
    }

    private static List<string> Names(MailAddressList list) => [.. list.Addresses.Where(address => address.Address.Length > 0).Take(MostRecipients).Select(address => address.ToString())];
}
